"""Texts as numbers: bags of words and TF-IDF as sparse or dense matrices, vectors of words, and the inputs of BERT.

tfidf = text.Vectorizer(etl.Tfidf("text", max_terms=5000)).fit(texts)
x = tfidf.transform(texts)   # a SparseMatrix; x.to_dense(), x.to_scipy()
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from pydl4j._errors import ConfigurationError
from pydl4j._interruptible import briefly
from pydl4j._synonyms import refusing
from pydl4j.etl._pieces import Encoded, PieceTokenizer
from pydl4j.etl._process import TransformProcess
from pydl4j.etl._schema import Schema
from pydl4j.etl._table import Table, from_dict
from pydl4j.etl._words import DocumentVectors, WordVectors, read_document_vectors, read_word_vectors, tokenizer_json
from pydl4j.nn._checks import check_count, check_names, check_number, check_path, check_seed, check_text
from pydl4j.nn._generated.operations import BagOfWords, Operation, Tfidf
from pydl4j.nn._generated.tokenizers import HuggingFaceTokenizer, Tokenizer, WordPieceTokenizer

if TYPE_CHECKING:
    from pydl4j.nn._pipeline import DataPipeline

__all__ = [
    "DocumentVectors",
    "Encoded",
    "PieceTokenizer",
    "SparseMatrix",
    "Vectorizer",
    "WordVectors",
    "bert",
    "read_document_vectors",
    "read_word_vectors",
    "sentences",
]


class SparseMatrix(NamedTuple):
    """A matrix of which most numbers are 0, row by row, laid out as scipy's csr_matrix."""

    data: np.ndarray[Any, Any]
    """The numbers, float64, row after row."""
    indices: np.ndarray[Any, Any]
    """The column of each, int32, ascending in each row."""
    indptr: np.ndarray[Any, Any]
    """Where each row begins in `data`, and its length: int64 [rows + 1]."""
    shape: tuple[int, int]
    """Rows and columns."""

    def to_dense(self, dtype: Any = np.float32) -> np.ndarray[Any, Any]:
        """All numbers [rows, columns]."""
        made = np.zeros(self.shape, dtype=dtype)
        made[np.repeat(np.arange(self.shape[0]), np.diff(self.indptr)), self.indices] = self.data
        return made

    def to_scipy(self) -> Any:
        """A scipy.sparse.csr_matrix over the same memory."""
        from scipy import sparse  # type: ignore[import-not-found, import-untyped, unused-ignore]

        return sparse.csr_matrix((self.data, self.indices, self.indptr), shape=self.shape)


class Vectorizer:
    """Texts as rows of numbers by a vocabulary that is learnt: `etl.BagOfWords` or `etl.Tfidf` outside of a process.

    `fit` gives another one that has learnt; `transform` gives the rows. Inside of a `TransformProcess` the same operation makes a column
    of arrays.

    Args:
        operation: What is counted, and how: `etl.Tfidf("text", ngrams=[1, 2], min_texts=2)`. Its column's name does not matter.
    """

    def __init__(self, operation: Operation) -> None:
        if not isinstance(operation, (BagOfWords, Tfidf)):
            raise ConfigurationError(f"A Vectorizer takes an etl.BagOfWords or etl.Tfidf. Got {operation!r} instead.")
        self._column = str(operation.to_dict()["columnName"])
        self._process = TransformProcess(Schema().string(self._column), [operation])

    @briefly
    def fit(self, texts: Sequence[str | None]) -> Vectorizer:
        """One that has learnt vocabulary and weights of these texts; None is a missing one, which does not count.

        Raises:
            DataError: No term is left for the vocabulary.
        """
        made = Vectorizer.__new__(Vectorizer)
        made._column = self._column
        with self._table(texts) as table:
            made._process = self._process.fit(table)
        return made

    @briefly
    def transform(self, texts: Sequence[str | None]) -> SparseMatrix:
        """A row for each text, a column for each term, in the order of `terms`; none where a text is missing.

        Raises:
            DataError: It has learnt nothing yet.
        """
        with self._table(texts) as table:
            block = table._open()
            operation = self._process._in(block.bridge).call("getActionList")[0]
            vectors = block.bridge.call("etl.transform.TextVectors", "of", operation)
            starts, columns, numbers = (array.numpy() for array in vectors.call("sparse", block, self._column, long=True))
            return SparseMatrix(numbers, columns, starts, (len(table), vectors.call("width")))

    @property
    def terms(self) -> list[str]:
        """The vocabulary in the order of the columns; empty before `fit`."""
        return list(self._learnt("vocabulary"))

    @property
    def idf(self) -> np.ndarray[Any, Any]:
        """The weight of each term; empty before `fit`, and for `etl.BagOfWords`."""
        return np.array(self._learnt("idf"), dtype=np.float64)

    @property
    def process(self) -> TransformProcess:
        """A process of this operation alone: a column of text becomes one of arrays."""
        return self._process

    def _learnt(self, name: str) -> Any:
        return json.loads(self._process.to_json())["actionList"][0]["transform"].get(name, [])

    def _table(self, texts: Sequence[str | None]) -> Table:
        if isinstance(texts, str):
            raise ConfigurationError("Texts must be a list, or an array, of strings. Got one string instead.")
        return from_dict({self._column: np.asarray(texts, dtype=object)}, Schema(missing=[]).string(self._column))

    def __repr__(self) -> str:
        return f"Vectorizer({len(self.terms)} terms)"


def bert(
    texts: Sequence[str],
    labels: Sequence[int] | np.ndarray[Any, Any] | None = None,
    *,
    vocabulary: str | os.PathLike[str] | Sequence[str],
    pairs: Sequence[str] | None = None,
    length: int = 128,
    lower_case: bool = True,
    mask: float = 0.15,
    seed: int = 0,
) -> DataPipeline:
    """Texts as what BERT reads: ``[CLS] pieces [SEP]``, cut to a length and filled up to it, as a `datasets.DataPipeline`.

    Features are the pieces' numbers [n, length] with a mask that is 1 where there is a piece; with `pairs` a second input, 0 for the
    first text and 1 for the second. With labels it is a classification; without, a masked language model: labels are the pieces
    [n, length], with a mask that is 1 where one was hidden and must be guessed: of these 80 % became ``[MASK]``, 10 % another
    piece, as in Devlin et al. 2018. What is hidden follows from the seed and the place in the pass.

    Args:
        texts: One for each example.
        labels: The class of each, from 0; none for a masked language model.
        vocabulary: A file with a piece a line (``vocab.txt``), or the pieces; or a ``tokenizer.json``, which says itself what is done to a
            text, and which signs there are in place of ``[CLS]`` and ``[SEP]``.
        pairs: The second text of each example.
        length: How many pieces there are, signs included; at least 4.
        lower_case: Whether letters are made small and lose their accents before, for uncased models; a ``tokenizer.json`` says it itself.
        mask: How likely a piece is hidden.
        seed: Another seed hides others.

    Raises:
        ConfigurationError: Lengths differ, or a setting is wrong.
        DataError: The vocabulary cannot be read, or lacks ``[CLS]``, ``[SEP]``, ``[UNK]`` or ``[MASK]``.
    """
    named = isinstance(vocabulary, (str, os.PathLike))
    tokenizer: Tokenizer
    if named and check_path(vocabulary).endswith(".json"):
        tokenizer = HuggingFaceTokenizer(check_path(vocabulary))
    elif named:
        tokenizer = WordPieceTokenizer(check_path(vocabulary), lower_case=lower_case)
    else:
        tokenizer = WordPieceTokenizer(pieces=check_names("'vocabulary' of bert", vocabulary), lower_case=lower_case)
    columns: dict[str, Any] = {"text": np.asarray(texts, dtype=object)}
    schema = Schema(missing=[]).string("text")
    if pairs is not None:
        columns["pair"] = np.asarray(pairs, dtype=object)
        schema = schema.string("pair")
    if labels is not None:
        columns["label"] = np.asarray(labels)
        schema = schema.long("label")
    settings = ("pair" if pairs is not None else None, "label" if labels is not None else None)
    count = check_count("'length' of bert", length, 4)
    hidden = check_number("'mask' of bert", mask, 0, 1), check_seed("'seed' of bert", seed)
    how = (json.dumps(tokenizer.to_dict()), *settings, count, *hidden)
    return _pipeline(TextExamples("texts for BERT", from_dict(columns, schema), "etl.text.BertSource", lambda: ("text", *how)))


def sentences(
    texts: Sequence[str],
    labels: Sequence[int] | np.ndarray[Any, Any],
    vectors: WordVectors,
    *,
    length: int = 64,
    format: Literal["cnn2d", "cnn2d_turned", "rnn"] = "cnn2d",
    tokenizer: Tokenizer | None = None,
    unknown: str | None = None,
) -> DataPipeline:
    """Texts as the vectors of their words, one after the other, cut to a length and filled up to it with zeros.

    A `datasets.DataPipeline`: batches, orders and splits are its methods. Labels are the classes, int64 [n]. DL4J:
    CnnSentenceDataSetIterator.

    Args:
        texts: One for each example.
        labels: The class of each, from 0.
        vectors: Of the words. Their memory is kept, also when they are closed.
        length: How many words there are.
        format: "cnn2d": pictures of one channel [n, 1, length, numbers], for `nn.InputType.convolutional(length, numbers, 1)`.
            "cnn2d_turned": [n, 1, numbers, length]. "rnn": series [n, numbers, length] with a mask [n, length] that is 1 where there is a
            word, for recurrent layers and one-dimensional convolutions.
        tokenizer: How texts are taken apart; by default as `etl.Word2Vec` does it, `etl.RegexTokenizer()`.
        unknown: The word whose vector stands for those that have none; by default these are left out.

    Raises:
        ConfigurationError: Lengths differ, or a setting is wrong.
        DataError: The unknown word has no vector.
    """
    if not isinstance(vectors, WordVectors):
        raise ConfigurationError(f"The 'vectors' of sentences must be text.WordVectors. Got {type(vectors).__name__} instead.")
    if not isinstance(format, str) or format not in ("cnn2d", "cnn2d_turned", "rnn"):
        raise ConfigurationError(f"The 'format' of sentences must be 'cnn2d', 'cnn2d_turned' or 'rnn'. Got {format!r} instead.")
    columns = {"text": np.asarray(texts, dtype=object), "label": np.asarray(labels)}
    table = from_dict(columns, Schema(missing=[]).string("text").long("label"))
    count = check_count("'length' of sentences", length, 1)
    absent = None if unknown is None else check_text("'unknown' of sentences", unknown)
    split = tokenizer_json(tokenizer)
    return _pipeline(
        TextExamples(
            "sentences", table, "etl.words.CnnSentenceSource",
            lambda: ("text", "label", vectors._open(), split, count, format.upper(), absent),
        )
    )  # fmt: skip


def _pipeline(examples: TextExamples) -> DataPipeline:
    from pydl4j.nn._pipeline import DataPipeline

    made = DataPipeline.__new__(DataPipeline)
    made._begin(examples, None)
    made._root.source(made._root.home)  # refuses what is wrong here and now
    return made


class TextExamples:
    """Texts of a table as a source of the JVM's reads them."""

    def __init__(self, called: str, table: Table, java_class: str, settings: Callable[[], tuple[Any, ...]]) -> None:
        self._called, self._table, self._class, self._settings = called, table, java_class, settings
        self._source: Any = None

    @property
    def home(self) -> Any:
        """The JVM that has the texts."""
        return self._table._open().bridge

    def source(self, bridge: Any) -> Any:
        """The JVM's, made once in each."""
        if self._source is None or self._source.bridge is not bridge:
            self._source = bridge.call(self._class, "of", self._table._open(), *self._settings()).own("release")
        return self._source

    def java(self, bridge: Any) -> Any:
        """The pipeline of all of them."""
        return self.source(bridge).call("pipeline")

    def __repr__(self) -> str:
        return self._called


if not TYPE_CHECKING:  # type checkers know the names above, and no others
    __getattr__ = refusing(__name__, __all__)
