"""How vectors of words are learnt of texts.

Generated from the declarations in Java; do not edit. `./gradlew generate` writes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pydl4j.etl._words import WordModelMethods
from pydl4j.nn._configured import Configured, Key
from pydl4j.nn._types import Boolean, Enum, Integer, Number, Object, Strings

if TYPE_CHECKING:
    from pydl4j.nn._generated.tokenizers import Tokenizer

__all__ = ["ParagraphVectors", "Word2Vec", "WordModel"]


class WordModel(WordModelMethods, Configured):
    """How vectors of words are learnt of texts."""

    _kind = "wordModel"
    _shorthand = False


class ParagraphVectors(WordModel):
    """Vectors of texts, by their labels, and of the words in them: PV-DBOW or PV-DM.

    DL4J: ParagraphVectors. Source: Le and Mikolov 2014.

    Args:
        layer_size: How many numbers a vector has. Between 1 and 100000. Default: 100.
        window_size: How many words to each side count as near, at most: drawn from 1 on each time. Between 1 and
            10000. Default: 5.
        min_word_frequency: Words that are rarer have no vector. At least 1. Default: 5.0.
        limit_vocabulary_size: The most words that have one, the most frequent ones; 0 for no limit. Between 0 and
            2147483647. Default: 0.
        epochs: Passes over the texts. Between 1 and 1000000. Default: 5.
        learning_rate: At the beginning. Greater than 0. Default: 0.025.
        min_learning_rate: At the end; it goes down evenly with the words that were read. At least 0. Default:
            0.0001.
        negative_sample: How many other words are drawn for each that is near, by their frequency to the power of
            0.75; 0 for none. Between 0 and 1000. Default: 5.
        use_hierarchic_softmax: Whether words are learnt as turns in a Huffman tree, too. Default: False.
        sampling: Words whose share of all is larger are passed over at random, the more frequent the oftener; 0 for
            none. Between 0 and 1. Default: 0.001.
        seed: Another seed gives other vectors. Default: 42.
        workers: Threads; 0 for one for each processor. Between 0 and 1024. Default: 0.
        tokenizer: How texts are taken apart. By default small words of two and more letters and digits.
        stop_words: Tokens that do not count; they have no place in a window, either. Default: ().
        sequence_learning_algorithm: Whether a text learns to tell each of its words (dbow), or together with the
            words near each (dm). Default: "dbow".
        train_elements_representation: Whether with dbow the words' vectors are learnt, too, by skip-gram; without
            it they stay as they were drawn. Default: True.

    Example:
        >>> made = etl.ParagraphVectors()
    """

    _name = "ParagraphVectors"
    _keys = (
        Key("layer_size", "layerSize", Integer(), default=100, words="between 1 and 100000", minimum=1, maximum=100000),
        Key("window_size", "windowSize", Integer(), default=5, words="between 1 and 10000", minimum=1, maximum=10000),
        Key("min_word_frequency", "minWordFrequency", Number(), default=5.0, words="at least 1", minimum=1),
        Key(
            "limit_vocabulary_size",
            "limitVocabularySize",
            Integer(),
            default=0,
            words="between 0 and 2147483647",
            minimum=0,
            maximum=2.14748e09,
        ),
        Key("epochs", "epochs", Integer(), default=5, words="between 1 and 1000000", minimum=1, maximum=1e06),
        Key("learning_rate", "learningRate", Number(), default=0.025, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("min_learning_rate", "minLearningRate", Number(), default=0.0001, words="at least 0", minimum=0),
        Key("negative_sample", "negativeSample", Integer(), default=5, words="between 0 and 1000", minimum=0, maximum=1000),
        Key("use_hierarchic_softmax", "useHierarchicSoftmax", Boolean(), default=False),
        Key("sampling", "sampling", Number(), default=0.001, words="between 0 and 1", minimum=0, maximum=1),
        Key("seed", "seed", Integer(), default=42),
        Key("workers", "workers", Integer(), default=0, words="between 0 and 1024", minimum=0, maximum=1024),
        Key("tokenizer", "tokenizer", Object("tokenizer")),
        Key("stop_words", "stopWords", Strings(), default=()),
        Key("sequence_learning_algorithm", "sequenceLearningAlgorithm", Enum("dbow", "dm"), default="dbow"),
        Key("train_elements_representation", "trainElementsRepresentation", Boolean(), default=True),
    )

    layer_size: int
    window_size: int
    min_word_frequency: float
    limit_vocabulary_size: int
    epochs: int
    learning_rate: float
    min_learning_rate: float
    negative_sample: int
    use_hierarchic_softmax: bool
    sampling: float
    seed: int
    workers: int
    tokenizer: Tokenizer | None
    stop_words: tuple[str, ...]
    sequence_learning_algorithm: str
    train_elements_representation: bool

    def __init__(
        self,
        *,
        layer_size: int = 100,
        window_size: int = 5,
        min_word_frequency: float = 5.0,
        limit_vocabulary_size: int = 0,
        epochs: int = 5,
        learning_rate: float = 0.025,
        min_learning_rate: float = 0.0001,
        negative_sample: int = 5,
        use_hierarchic_softmax: bool = False,
        sampling: float = 0.001,
        seed: int = 42,
        workers: int = 0,
        tokenizer: Tokenizer | None = None,
        stop_words: str | Sequence[str] = (),
        sequence_learning_algorithm: Literal["dbow", "dm"] = "dbow",
        train_elements_representation: bool = True,
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            layer_size: int | None = ...,
            window_size: int | None = ...,
            min_word_frequency: float | None = ...,
            limit_vocabulary_size: int | None = ...,
            epochs: int | None = ...,
            learning_rate: float | None = ...,
            min_learning_rate: float | None = ...,
            negative_sample: int | None = ...,
            use_hierarchic_softmax: bool | None = ...,
            sampling: float | None = ...,
            seed: int | None = ...,
            workers: int | None = ...,
            tokenizer: Tokenizer | None = ...,
            stop_words: str | Sequence[str] | None = ...,
            sequence_learning_algorithm: Literal["dbow", "dm"] | None = ...,
            train_elements_representation: bool | None = ...,
        ) -> ParagraphVectors: ...


class Word2Vec(WordModel):
    """Vectors of words by the words around them: skip-gram or CBOW, with negative sampling or the hierarchical
    softmax.

    DL4J: Word2Vec. Source: Mikolov et al. 2013.

    Args:
        layer_size: How many numbers a vector has. Between 1 and 100000. Default: 100.
        window_size: How many words to each side count as near, at most: drawn from 1 on each time. Between 1 and
            10000. Default: 5.
        min_word_frequency: Words that are rarer have no vector. At least 1. Default: 5.0.
        limit_vocabulary_size: The most words that have one, the most frequent ones; 0 for no limit. Between 0 and
            2147483647. Default: 0.
        epochs: Passes over the texts. Between 1 and 1000000. Default: 5.
        learning_rate: At the beginning. Greater than 0. Default: 0.025.
        min_learning_rate: At the end; it goes down evenly with the words that were read. At least 0. Default:
            0.0001.
        negative_sample: How many other words are drawn for each that is near, by their frequency to the power of
            0.75; 0 for none. Between 0 and 1000. Default: 5.
        use_hierarchic_softmax: Whether words are learnt as turns in a Huffman tree, too. Default: False.
        sampling: Words whose share of all is larger are passed over at random, the more frequent the oftener; 0 for
            none. Between 0 and 1. Default: 0.001.
        seed: Another seed gives other vectors. Default: 42.
        workers: Threads; 0 for one for each processor. Between 0 and 1024. Default: 0.
        tokenizer: How texts are taken apart. By default small words of two and more letters and digits.
        stop_words: Tokens that do not count; they have no place in a window, either. Default: ().
        elements_learning_algorithm: Whether each near word learns to tell the one in the middle (skip_gram), or the
            mean of them does (cbow). Default: "skip_gram".

    Example:
        >>> made = etl.Word2Vec()
    """

    _name = "Word2Vec"
    _keys = (
        Key("layer_size", "layerSize", Integer(), default=100, words="between 1 and 100000", minimum=1, maximum=100000),
        Key("window_size", "windowSize", Integer(), default=5, words="between 1 and 10000", minimum=1, maximum=10000),
        Key("min_word_frequency", "minWordFrequency", Number(), default=5.0, words="at least 1", minimum=1),
        Key(
            "limit_vocabulary_size",
            "limitVocabularySize",
            Integer(),
            default=0,
            words="between 0 and 2147483647",
            minimum=0,
            maximum=2.14748e09,
        ),
        Key("epochs", "epochs", Integer(), default=5, words="between 1 and 1000000", minimum=1, maximum=1e06),
        Key("learning_rate", "learningRate", Number(), default=0.025, words="greater than 0", minimum=0, exclusive=(True, False)),
        Key("min_learning_rate", "minLearningRate", Number(), default=0.0001, words="at least 0", minimum=0),
        Key("negative_sample", "negativeSample", Integer(), default=5, words="between 0 and 1000", minimum=0, maximum=1000),
        Key("use_hierarchic_softmax", "useHierarchicSoftmax", Boolean(), default=False),
        Key("sampling", "sampling", Number(), default=0.001, words="between 0 and 1", minimum=0, maximum=1),
        Key("seed", "seed", Integer(), default=42),
        Key("workers", "workers", Integer(), default=0, words="between 0 and 1024", minimum=0, maximum=1024),
        Key("tokenizer", "tokenizer", Object("tokenizer")),
        Key("stop_words", "stopWords", Strings(), default=()),
        Key("elements_learning_algorithm", "elementsLearningAlgorithm", Enum("skip_gram", "cbow"), default="skip_gram"),
    )

    layer_size: int
    window_size: int
    min_word_frequency: float
    limit_vocabulary_size: int
    epochs: int
    learning_rate: float
    min_learning_rate: float
    negative_sample: int
    use_hierarchic_softmax: bool
    sampling: float
    seed: int
    workers: int
    tokenizer: Tokenizer | None
    stop_words: tuple[str, ...]
    elements_learning_algorithm: str

    def __init__(
        self,
        *,
        layer_size: int = 100,
        window_size: int = 5,
        min_word_frequency: float = 5.0,
        limit_vocabulary_size: int = 0,
        epochs: int = 5,
        learning_rate: float = 0.025,
        min_learning_rate: float = 0.0001,
        negative_sample: int = 5,
        use_hierarchic_softmax: bool = False,
        sampling: float = 0.001,
        seed: int = 42,
        workers: int = 0,
        tokenizer: Tokenizer | None = None,
        stop_words: str | Sequence[str] = (),
        elements_learning_algorithm: Literal["skip_gram", "cbow"] = "skip_gram",
    ) -> None:
        self._set(locals())

    if TYPE_CHECKING:

        def replace(
            self,
            *,
            layer_size: int | None = ...,
            window_size: int | None = ...,
            min_word_frequency: float | None = ...,
            limit_vocabulary_size: int | None = ...,
            epochs: int | None = ...,
            learning_rate: float | None = ...,
            min_learning_rate: float | None = ...,
            negative_sample: int | None = ...,
            use_hierarchic_softmax: bool | None = ...,
            sampling: float | None = ...,
            seed: int | None = ...,
            workers: int | None = ...,
            tokenizer: Tokenizer | None = ...,
            stop_words: str | Sequence[str] | None = ...,
            elements_learning_algorithm: Literal["skip_gram", "cbow"] | None = ...,
        ) -> Word2Vec: ...
