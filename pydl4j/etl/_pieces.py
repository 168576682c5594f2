"""Tokenisers of Hugging Face's files: texts as numbers of pieces, and back."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pydl4j._errors import ConfigurationError, SessionClosedError
from pydl4j._interruptible import briefly
from pydl4j.etl._words import as_lines
from pydl4j.nn._checks import check_count, check_flag, check_path

Numbers = NDArray[np.int32]


class Encoded(NamedTuple):
    """Texts as a network reads them, int32."""

    ids: Numbers
    """The pieces' numbers [n, length]; behind the end what the file fills up with."""
    mask: Numbers
    """1 where there is a piece [n, length]."""
    types: Numbers
    """Which text of a pair a piece is of, as the file says [n, length]."""
    special: Numbers
    """1 for signs and for what fills up [n, length]."""
    offsets: Numbers
    """From where to where in its text a piece is, as Python counts letters [n, length, 2]; zeros for signs."""


class PieceTokenizer:
    """A ``tokenizer.json`` of Hugging Face's: BPE of letters or of bytes, WordPiece, Unigram, words.

    Numbers and places are those of the package tokenizers, but computed in the JVM, without it. `etl.HuggingFaceTokenizer` is the same as
    the tokeniser of a process or of `etl.Word2Vec`, and `text.bert` takes such a file, too.

    Args:
        path: The file.

    Raises:
        DataError: It cannot be read, is none, or has steps that are not known here.
    """

    @briefly
    def __init__(self, path: str | os.PathLike[str]) -> None:
        from pydl4j import _jvm

        self._path = check_path(path)
        self._java = _jvm.bridge().call("etl.text.PieceTokenizer", "read", self._path)

    def _open(self) -> Any:
        if self._java.bridge.closed:
            raise SessionClosedError("The session of this tokeniser is closed. Read it again.")
        return self._java

    @briefly
    def encode(
        self, texts: str | Sequence[str], pairs: str | Sequence[str] | None = None, *, length: int | None = None, special: bool = True
    ) -> Encoded:
        """Texts or pairs as numbers, filled up to one length.

        Args:
            texts: One, or several.
            pairs: The second text of each.
            length: How many pieces there are, signs included: of longer pairs the longer text is cut first. By default what the file says
                of cutting and filling, else the length of the longest.
            special: Whether there are signs around the texts.

        Raises:
            ConfigurationError: There are not as many second texts as first ones.
        """
        others = None if pairs is None else as_lines(pairs, "'pairs' of encode")
        count = -1 if length is None else check_count("'length' of encode", length, 0)
        first = as_lines(texts)
        made = self._open().call("encodeAll", first, others, count, check_flag("'special' of encode", special), long=True)
        return Encoded(*(array.numpy() for array in made))

    @briefly
    def tokens(self, text: str) -> list[str]:
        """The pieces of a text, without signs around it."""
        return list(self._open().call("tokens", _one(text)))

    @briefly
    def decode(self, ids: Sequence[int] | Numbers, *, skip_special: bool = True) -> str:
        """The text of some pieces; numbers that are none are left out."""
        numbers = np.asarray(ids)
        if numbers.ndim != 1 or (numbers.size and numbers.dtype.kind not in "iu"):
            raise ConfigurationError(f"The 'ids' of decode must be a list of numbers. Got {ids!r} instead.")
        bounded = np.clip(numbers.astype(np.int64), -1, 2**31 - 1)
        return str(self._open().call("decode", bounded.tolist(), check_flag("'skip_special' of decode", skip_special)))

    def id(self, piece: str) -> int | None:
        """The number of a piece; None if it is none."""
        found: int | None = self._open().call("find", _one(piece))
        return found

    @property
    def vocabulary(self) -> dict[str, int]:
        """All pieces with their numbers."""
        return dict(self._open().call("vocabulary"))

    def __len__(self) -> int:
        """One more than the largest number of a piece: what an embedding must have rows for."""
        return int(self._open().call("size"))

    def __repr__(self) -> str:
        return f"PieceTokenizer({self._path!r})"


def _one(text: Any) -> str:
    if not isinstance(text, str):
        raise ConfigurationError(f"A text must be a str. Got {text!r} instead.")
    return text
