"""How a text is taken apart into tokens.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Boolean, String, Strings

__all__ = ["HuggingFaceTokenizer", "LuceneTokenizer", "RegexTokenizer", "Tokenizer", "WordPieceTokenizer"]


class Tokenizer(Configured):
    """How a text is taken apart into tokens."""

    _kind = "tokenizer"
    _shorthand = False


class HuggingFaceTokenizer(Tokenizer):
    """The pieces of a tokenizer.json: BPE, of bytes or letters, WordPiece, Unigram and whole words.

    The same as the package tokenizers gives.

    Args:
        file: A tokenizer.json of Hugging Face's.
        json: What is in the file, in place of it; a process that was fitted has it.

    Example:
        >>> made = etl.HuggingFaceTokenizer()
    """

    _name = "HuggingFaceTokenizer"
    _positional = ("file",)
    _keys = (
        Key("file", "file", String()),
        Key("json", "json", String()),
    )

    file: str | None
    json: str | None

    def __init__(self, file: str | None = None, *, json: str | None = None) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, file: str | None = ..., json: str | None = ...) -> HuggingFaceTokenizer: ...


class LuceneTokenizer(Tokenizer):
    """An analyser of Lucene: words, stop words, stems of a language.

    Extra: text.

    Args:
        analyzer: Lucene's analyser: standard, english, german, whitespace, cjk …

    Example:
        >>> made = etl.LuceneTokenizer(analyzer="text")
    """

    _name = "LuceneTokenizer"
    _positional = ("analyzer",)
    _keys = (Key("analyzer", "analyzer", String(), required=True),)

    analyzer: str

    def __init__(self, analyzer: str) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(self, *, analyzer: str | None = ...) -> LuceneTokenizer: ...


class RegexTokenizer(Tokenizer):
    """What matches a regular expression.

    Args:
        pattern: What a token is, in Java's syntax; with a group, the group. By default letters and digits of any
            script, two or more. Default: "[\\p{L}\\p{N}_]{2,}".
        lower_case: Whether letters are made small before. Default: True.
        strip_accents: Whether letters lose their accents before: é becomes e. Default: False.

    Example:
        >>> made = etl.RegexTokenizer()
    """

    _name = "RegexTokenizer"
    _positional = ("pattern", "lower_case", "strip_accents")
    _keys = (
        Key("pattern", "pattern", String(), default="[\\p{L}\\p{N}_]{2,}"),
        Key("lower_case", "lowerCase", Boolean(), default=True),
        Key("strip_accents", "stripAccents", Boolean(), default=False),
    )

    pattern: str
    lower_case: bool
    strip_accents: bool

    def __init__(self, pattern: str = "[\\p{L}\\p{N}_]{2,}", lower_case: bool = True, strip_accents: bool = False) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self, *, pattern: str | None = ..., lower_case: bool | None = ..., strip_accents: bool | None = ...
        ) -> RegexTokenizer: ...


class WordPieceTokenizer(Tokenizer):
    """BERT's word pieces.

    DL4J: BertWordPieceTokenizer.

    Args:
        vocabulary: The file with a piece a line, vocab.txt; a piece's number is its line, from 0.
        lower_case: Whether letters are made small and lose their accents before: uncased models. Default: True.
        unknown: What stands for words that cannot be made of pieces. Default: "[UNK]".
        pieces: The pieces themselves, in place of a file; a process that was fitted has them.

    Example:
        >>> made = etl.WordPieceTokenizer()
    """

    _name = "WordPieceTokenizer"
    _positional = ("vocabulary", "lower_case", "unknown")
    _keys = (
        Key("vocabulary", "vocabulary", String()),
        Key("lower_case", "lowerCase", Boolean(), default=True),
        Key("unknown", "unknown", String(), default="[UNK]"),
        Key("pieces", "pieces", Strings()),
    )

    vocabulary: str | None
    lower_case: bool
    unknown: str
    pieces: tuple[str, ...] | None

    def __init__(
        self, vocabulary: str | None = None, lower_case: bool = True, unknown: str = "[UNK]", *, pieces: str | Sequence[str] | None = None
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            vocabulary: str | None = ...,
            lower_case: bool | None = ...,
            unknown: str | None = ...,
            pieces: str | Sequence[str] | None = ...,
        ) -> WordPieceTokenizer: ...
