"""Vectors of words: files of them, what is near to what, and the trainings that make them of texts."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pydl4j._errors import ClosedError, ConfigurationError, SessionClosedError
from pydl4j._interruptible import briefly
from pydl4j._progress import Report, choose
from pydl4j.nn._checks import check_count, check_names, check_path, check_text
from pydl4j.nn._core.terms import in_python_terms

if TYPE_CHECKING:
    from pydl4j._bridges.door import JavaObject
    from pydl4j.etl._readers import Reader
    from pydl4j.etl._table import Table

Format = Literal["text", "binary", "dl4j"]
SERIALIZER = "etl.words.WordVectorSerializer"
WRITERS = {"text": "writeWordVectors", "binary": "writeBinaryModel", "dl4j": "writeWord2VecModel"}
BETWEEN = "\x1f"
"""Stands between the tokens of texts that were taken apart before."""


class _Owned:
    """Something in the JVM that is closed once."""

    def __init__(self, java: JavaObject) -> None:
        self._java: JavaObject | None = java.own()

    def _open(self) -> JavaObject:
        if self._java is None:
            raise ClosedError(f"These {_called(self)} were closed. Read or learn them again.")
        if self._java.bridge.closed:
            raise SessionClosedError(f"The session of these {_called(self)} is closed, and they went with it. Read or learn them again.")
        return self._java

    def _is_closed(self) -> bool:
        return self._java is None or self._java.bridge.closed

    def close(self) -> None:
        """Lets go of the vectors; a second call does nothing. Views of them stay valid."""
        java, self._java = self._java, None
        if java is not None:
            java.end()

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *ignored: object) -> None:
        self.close()


def _called(owned: _Owned) -> str:
    return "paragraph vectors" if isinstance(owned, DocumentVectors) else "word vectors"


class WordVectors(_Owned):
    """A vector for each word, in off-heap memory: of a file (`text.read_word_vectors`), of a training (`etl.Word2Vec`), or given.

    ``vectors["cat"]`` is a copy of one, ``vectors[["cat", "dog"]]`` a matrix of several; ``"cat" in vectors`` and ``len(vectors)`` are what
    one expects. DL4J: WordVectors.

    Args:
        words: Each once.
        vectors: A row of numbers for each, [words, length].
    """

    @briefly
    def __init__(self, words: Sequence[str], vectors: ArrayLike) -> None:
        from pydl4j import _jvm
        from pydl4j._factories import array

        listed = check_names("'words' of WordVectors", words)
        rows = np.ascontiguousarray(np.asarray(vectors), dtype=np.float32)
        super().__init__(_jvm.bridge().call("etl.words.WordVectors", "of", listed, array(rows)))
        self._words: tuple[str, ...] | None = tuple(listed)

    @classmethod
    def _of(cls, java: JavaObject) -> WordVectors:
        made = cls.__new__(cls)
        _Owned.__init__(made, java)
        made._words = None
        return made

    @property
    def words(self) -> tuple[str, ...]:
        """All words in the order of their rows; of a training, the most frequent first."""
        if self._words is None:
            self._words = tuple(self._open().call("vocab"))
        return self._words

    @property
    def matrix(self) -> NDArray[np.float32]:
        """All vectors, float32 [words, length]: a view of the memory that the JVM has them in. What is written to it counts."""
        made: NDArray[np.float32] = self._open().call("matrix", borrowed=True).numpy()
        return made

    @property
    def layer_size(self) -> int:
        """How many numbers a vector has."""
        return int(self._open().call("layerSize"))

    @property
    def frequencies(self) -> NDArray[np.float64]:
        """How often each word was in the texts; empty where that is not known, as of most files."""
        return np.asarray(self._open().call("frequencies"), dtype=np.float64)

    def __len__(self) -> int:
        return int(self._open().call("size"))

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and bool(self._open().call("hasWord", word))

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    @briefly
    def __getitem__(self, word: str | Sequence[str]) -> NDArray[np.float32]:
        rows: NDArray[np.float32] = self._open().call("getWordVectors", check_names("word", word)).numpy()
        return rows[0] if isinstance(word, str) else rows

    @briefly
    def index_of(self, words: str | Sequence[str]) -> int | NDArray[np.int64]:
        """The row of a word, or of each of several; -1 where there is none."""
        rows = np.asarray(self._open().call("indicesOf", check_names("word", words)), dtype=np.int64)
        return int(rows[0]) if isinstance(words, str) else rows

    @briefly
    def similarity(self, one: str, other: str) -> float:
        """The cosine of the angle between the vectors of two words, -1 to 1.

        Raises:
            DataError: One has no vector; names the nearest word.
        """
        return float(self._open().call("similarity", check_text("word", one), check_text("word", other)))

    @briefly
    def words_nearest(
        self, positive: str | Sequence[str] | ArrayLike = (), negative: str | Sequence[str] = (), n: int = 10
    ) -> list[tuple[str, float]]:
        """The words nearest to one, to a sum of some less others, or to a vector, with their cosine; the nearest first.

        ``words_nearest(["king", "woman"], ["man"])``: each vector counts with length 1, and the words themselves are left out.

        Args:
            positive: Words, or a vector.
            negative: Words whose vectors are taken off.
            n: How many.

        Raises:
            DataError: A word has no vector; names the nearest one.
        """
        java, count = self._open(), check_count("'n' of words_nearest", n, 1)
        if not isinstance(positive, str) and np.asarray(positive).dtype.kind in "fiu" and np.size(positive):
            vector = np.asarray(positive, dtype=np.float64)
            if vector.ndim != 1 or len(check_names("'negative' of words_nearest", negative)):
                raise ConfigurationError(f"Words are near to words, or to one vector alone. Got an array of shape {vector.shape}.")
            found = java.call("wordsNearest", vector.tolist(), count, long=True)
        else:
            sides = check_names("'positive' of words_nearest", positive), check_names("'negative' of words_nearest", negative)
            found = java.call("wordsNearest", *sides, count, long=True)
        return list(found.items())

    @briefly
    def mean(self, texts: str | Sequence[str], tokenizer: Any = None) -> NDArray[np.float32]:
        """For each text the mean of the vectors of its words, [texts, length]; zeros where none has one.

        Args:
            texts: One or more.
            tokenizer: How they are taken apart; by default as `etl.Word2Vec` does it, `etl.RegexTokenizer()`.
        """
        split = tokenizer_json(tokenizer)
        rows: NDArray[np.float32] = self._open().call("getTextMeans", as_lines(texts), split, long=True).numpy()
        return rows[0] if isinstance(texts, str) else rows

    @briefly
    def write(self, path: str | os.PathLike[str], format: Format | None = None) -> None:
        """Writes a file, whole or not at all.

        Args:
            path: Where to.
            format: "text": word2vec's and fastText's, a word with its numbers a line. "binary": that of word2vec's own program. "dl4j": a
                zip that DL4J's ``WordVectorSerializer.readWord2VecModel`` reads, with what else a training knows. By default what the
                suffix says: ``.bin``, ``.zip``, else text.

        Raises:
            DataError: It cannot be written, or text and binary cannot hold a word with blanks.
        """
        place = check_path(path)
        suffix = os.path.splitext(place)[1]
        chosen = ("binary" if suffix == ".bin" else "dl4j" if suffix == ".zip" else "text") if format is None else format
        if not isinstance(chosen, str) or chosen not in WRITERS:
            raise ConfigurationError(f"The 'format' of word vectors must be 'text', 'binary' or 'dl4j'. Got {format!r} instead.")
        java = self._open()
        java.bridge.call(SERIALIZER, WRITERS[chosen], java, place, long=True)

    def __repr__(self) -> str:
        return "WordVectors(closed)" if self._is_closed() else f"WordVectors({len(self):,} words, {self.layer_size} numbers each)"


class DocumentVectors(_Owned):
    """Vectors of the labels of texts and of their words, learnt by `etl.ParagraphVectors`; texts that are new get theirs by `infer`."""

    @classmethod
    def _of(cls, java: JavaObject) -> DocumentVectors:
        made = cls.__new__(cls)
        _Owned.__init__(made, java)
        made._of_tokens = None
        return made

    _of_tokens: bool | None

    def __init__(self) -> None:
        raise ConfigurationError("DocumentVectors come of etl.ParagraphVectors(...).fit(texts), or of text.read_document_vectors(path).")

    @property
    def words(self) -> WordVectors:
        """The vectors of the words; they are closed with this."""
        return _Part._of(self._open().call("words"), self)

    @property
    def labels(self) -> WordVectors:
        """The vectors of the labels, as of words; they are closed with this."""
        return _Part._of(self._open().call("labels"), self)

    @briefly
    def infer(self, texts: str | Sequence[str] | Sequence[Sequence[str]], epochs: int | None = None) -> NDArray[np.float32]:
        """The vector of a text that is new, or those of several, [texts, length]; zeros where no word is known.

        Args:
            texts: One or more; where they were learnt of lists of tokens, a list of tokens or several.
            epochs: Passes over each; by default as many as in training.

        Raises:
            ConfigurationError: A string where vectors were learnt of lists of tokens, or the other way round.
        """
        passes = 0 if epochs is None else check_count("'epochs' of infer", epochs, 1)
        lines, one = self._lines(texts)
        rows: NDArray[np.float32] = self._open().call("inferVectors", lines, passes, long=True).numpy()
        return rows[0] if one else rows

    @briefly
    def labels_nearest(self, text: str | Sequence[str], n: int = 10) -> list[tuple[str, float]]:
        """The labels nearest to a text that is new, with their cosine; the nearest first.

        Args:
            text: A list of tokens where they were learnt of such.
            n: How many.
        """
        count = check_count("'n' of labels_nearest", n, 1)
        lines, one = self._lines(text)
        if not one:
            raise ConfigurationError("The 'text' of labels_nearest must be one text. infer gives the vectors of several.")
        return list(self._open().call("nearestLabels", lines[0], count, long=True).items())

    def _lines(self, texts: Any) -> tuple[list[str], bool]:
        """Texts as their tokeniser takes them, and whether it is one alone."""
        if not self._learnt_of_tokens():
            return as_lines(texts), isinstance(texts, str)
        if isinstance(texts, str) or not isinstance(texts, Iterable):
            raise ConfigurationError(f"These vectors were learnt of lists of tokens. Give one, or a list of them. Got {texts!r} instead.")
        listed = list(texts)
        one = bool(listed) and isinstance(listed[0], str)
        return [_joined(tokens) for tokens in ([listed] if one else listed)], one

    def _learnt_of_tokens(self) -> bool:
        if self._of_tokens is None:
            tokenizer = str(self._open().call("tokenizer"))
            self._of_tokens = bool(tokenizer) and BETWEEN in json.loads(tokenizer).get("pattern", "")
        return self._of_tokens

    @briefly
    def write(self, path: str | os.PathLike[str]) -> None:
        """Writes a zip that DL4J's ``WordVectorSerializer.readParagraphVectors`` reads, and `text.read_document_vectors`."""
        java = self._open()
        java.bridge.call(SERIALIZER, "writeParagraphVectors", java, check_path(path), long=True)

    def __repr__(self) -> str:
        if self._is_closed():
            return "DocumentVectors(closed)"
        return f"DocumentVectors({len(self.labels):,} labels, {len(self.words):,} words, {self.words.layer_size} numbers each)"


class _Part(WordVectors):
    """Words or labels of paragraph vectors, whose memory is theirs."""

    @classmethod
    def _of(cls, java: JavaObject, owner: DocumentVectors | None = None) -> WordVectors:
        made = cls.__new__(cls)
        made._java, made._words, made._owner = java, None, owner
        return made

    _owner: DocumentVectors | None

    def close(self) -> None:
        """Does nothing: they are closed with the paragraph vectors."""


@briefly
def read_word_vectors(path: str | os.PathLike[str]) -> WordVectors:
    """Reads word vectors: the text of word2vec, fastText (``.vec``) and GloVe, the binary forms of word2vec and fastText, DL4J's zip.

    What the file is is looked for in it; what gzip packed is unpacked. Of a word that comes twice the first vector counts. A model of
    fastText (``.bin``) gives vectors of unknown words, too, made of those of their parts; ``in`` and `words` know its own alone.

    Raises:
        DataError: It cannot be read, or is damaged; names the file, and the line or byte.
        OffHeapMemoryError: The vectors do not fit.
    """
    from pydl4j import _jvm

    bridge = _jvm.bridge()
    return WordVectors._of(bridge.call(SERIALIZER, "readWord2VecModel", check_path(path), long=True))


@briefly
def read_document_vectors(path: str | os.PathLike[str]) -> DocumentVectors:
    """Reads paragraph vectors: a zip that DL4J's ``writeParagraphVectors`` wrote, or `DocumentVectors.write`.

    Raises:
        DataError: It cannot be read, is damaged, or has no labels.
    """
    from pydl4j import _jvm

    with in_python_terms():
        return DocumentVectors._of(_jvm.bridge().call(SERIALIZER, "readParagraphVectors", check_path(path), long=True))


class WordModelMethods:
    """Adds `fit`."""

    @briefly
    def fit(
        self,
        texts: Iterable[str | None] | Iterable[Sequence[str]] | Table | Reader,
        labels: Iterable[str] | str | None = None,
        *,
        column: str | None = None,
        progress: bool | Callable[[Report], Any] | None = None,
    ) -> Any:
        """Learns of texts: `WordVectors` for `etl.Word2Vec`, `DocumentVectors` for `etl.ParagraphVectors`.

        A terminal shows how far it is, as it does in `fit` of networks. Ctrl-C ends it.

        Args:
            texts: A list of texts; of lists of tokens, which the tokeniser does not touch; or a `Table` or `Reader` with a column of them.
                Missing ones are passed over.
            labels: For `etl.ParagraphVectors`: a label for each text, or the name of their column in a table; several texts may have one.
                By default ``DOC_0``, ``DOC_1`` and so on, by their rows.
            column: The column of the texts; needed where there are several columns of text.
            progress: True: lines in a pipe, too; False: nothing; or a function that is told `epoch`, `epochs`, `examples` (words), `total`
                and `rate` about ten times a second. Where it raises StopIteration learning ends, and what was learnt so far is returned.

        Raises:
            ConfigurationError: The texts are none, or labels those of another kind of texts.
            DataError: No word is left to learn, a text has no label, or Java's heap is too small for the weights.
        """
        model: Any = self
        lines, pretokenized = (None, False) if hasattr(texts, "_source") else _text_lines(texts)
        with in_python_terms(), _table(texts, lines, labels) as table:
            named, label = _columns(table, column, labels, model._name)
            settings = model.replace(tokenizer=_split_tokens()) if pretokenized else model
            source = table._source() if callable(table._source) else table._source  # of a table, or of a reader
            java = source.bridge.call("nn.conf.Registry", "fromJson", settings._kind, settings.to_json())
            follower = _Follower(progress)
            try:
                columns = (named,) if model._name == "Word2Vec" else (named, label)
                made = java.call("fit", source, *columns, follower.told, long=True)
            finally:
                follower.display.close()
        return WordVectors._of(made) if model._name == "Word2Vec" else DocumentVectors._of(made)


class _Follower:
    """Shows how far a training is."""

    def __init__(self, progress: bool | Callable[[Report], Any] | None) -> None:
        self._taker = progress if callable(progress) else None
        if progress is not None and not isinstance(progress, bool) and self._taker is None:
            raise ConfigurationError(f"The 'progress' of fit must be True, False or a function. Got {progress!r} instead.")
        self.display = choose(False if self._taker else progress)  # type: ignore[arg-type]

    def told(self, epoch: int, epochs: int, words: int, total: int, rate: float, left: float, ended: bool) -> bool:
        report = Report(epoch, epochs, words, total, float("nan"), rate, left, ended, "words")
        try:
            if self._taker is not None:
                self._taker(report)
            else:
                self.display.show(report)
        except StopIteration:
            return False
        return True


def _text_lines(texts: Any) -> tuple[list[str | None], bool]:
    """Texts as lines, and whether they were taken apart before."""
    if isinstance(texts, str):
        raise ConfigurationError("Texts must be a list of strings. Got one string instead.")
    frame = not isinstance(texts, np.ndarray) and getattr(texts, "ndim", 1) != 1
    if isinstance(texts, Mapping) or frame or not isinstance(texts, Iterable):
        raise ConfigurationError(f"Texts must be a list of strings, or a Table of them. Got {type(texts).__name__} instead.")
    listed = [None if _is_missing(text) else text for text in texts]
    there = [text for text in listed if text is not None]
    if all(isinstance(text, str) for text in there):
        return listed, False
    strings = [text for text in there if isinstance(text, str)]
    if strings:
        other = next(text for text in there if not isinstance(text, str))
        raise ConfigurationError(f"Texts must all be strings, or all be lists of tokens. Got {strings[0]!r} and {other!r} among them.")
    return [None if text is None else _joined(text) for text in listed], True


def _is_missing(text: Any) -> bool:
    return text is None or (isinstance(text, float) and text != text) or type(text).__name__ == "NAType"


def _joined(tokens: Any) -> str:
    """The tokens of one text as a line."""
    if not isinstance(tokens, (Sequence, np.ndarray)) or isinstance(tokens, (str, bytes, bytearray)):
        raise ConfigurationError(f"A text must be a string, or a list of tokens. Got {tokens!r} among them.")
    return BETWEEN.join(check_names("tokens of a text", tokens))


def _split_tokens() -> Any:
    from pydl4j.nn._generated.tokenizers import RegexTokenizer

    return RegexTokenizer(f"[^{BETWEEN}]+", lower_case=False)


def tokenizer_json(tokenizer: Any) -> str:
    """A tokeniser for the JVM; None is that of `etl.Word2Vec`."""
    from pydl4j.nn._generated.tokenizers import RegexTokenizer, Tokenizer

    chosen = RegexTokenizer() if tokenizer is None else tokenizer
    if not isinstance(chosen, Tokenizer):
        raise ConfigurationError(f"The 'tokenizer' must be a tokeniser, such as etl.RegexTokenizer(). Got {tokenizer!r} instead.")
    return str(chosen.to_json())


def as_lines(texts: Any, what: str = "texts") -> list[str]:
    """One text or several, as a list."""
    listed = [texts] if isinstance(texts, str) else list(texts) if isinstance(texts, Iterable) else [texts]
    wrong = [text for text in listed if not isinstance(text, str)]
    if wrong:
        raise ConfigurationError(f"The {what} must be a str, or a list of them. Got {wrong[0]!r} among them.")
    return [str(text) for text in listed]


@contextmanager
def _table(texts: Any, lines: list[str | None] | None, labels: Any) -> Iterator[Any]:
    """The texts as something that has rows; lines are None of what has them already."""
    from pydl4j.etl._schema import Schema
    from pydl4j.etl._table import from_dict

    if lines is None:
        if labels is not None and not isinstance(labels, str):
            raise ConfigurationError(
                f"The 'labels' of a Table or Reader must be the name of their column. Got {type(labels).__name__} instead."
            )
        yield texts
        return
    columns: dict[str, Any] = {"text": np.asarray(lines, dtype=object)}
    schema = Schema(missing=[]).string("text")
    if labels is not None:
        if isinstance(labels, str):
            raise ConfigurationError("The 'labels' of a list of texts must be a list, too. Got one string instead.")
        columns["label"] = np.asarray([None if label is None else str(label) for label in labels], dtype=object)
        schema = schema.string("label")
    with from_dict(columns, schema) as table:
        yield table


def _columns(table: Any, column: str | None, labels: Any, model: str) -> tuple[str, str | None]:
    schema = table.schema
    texts = [name for name, kind in schema.types.items() if kind == "string"]
    label = labels if isinstance(labels, str) else "label" if labels is not None else None
    if label is not None and model == "Word2Vec":
        raise ConfigurationError("Word2Vec takes no labels. etl.ParagraphVectors learns vectors of them.")
    if column is None:
        left = [name for name in texts if name != label]
        if len(left) != 1:
            raise ConfigurationError(f"Say which 'column' has the texts. The columns of text are {left}.")
        column = left[0]
    return check_text("'column' of fit", column), label
