"""Vectors of words from Python: files, what is near, trainings, and what is refused."""

from __future__ import annotations

import gzip
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import etl, nn
from pydl4j.etl import text

RESOURCES = Path(__file__).parents[2] / "java" / "etl" / "src" / "test" / "resources" / "words"
ANIMALS, COLOURS = ["cat", "dog", "cow", "hen", "owl"], ["red", "blue", "green", "pink", "grey"]


def texts(count: int) -> list[str]:
    lot = np.random.default_rng(5)
    return [" ".join(lot.choice(ANIMALS if i % 2 == 0 else COLOURS, 8)) for i in range(count)]


def model(**settings: Any) -> etl.Word2Vec:
    small = {"layer_size": 12, "min_word_frequency": 2, "sampling": 0, "epochs": 10, "learning_rate": 0.1, "workers": 1}
    return etl.Word2Vec(**{**small, **settings})


@pytest.mark.usefixtures("session")
def test_a_file_is_numpy_over_the_jvms_memory() -> None:
    with text.read_word_vectors(RESOURCES / "gensim.bin") as vectors:
        assert len(vectors) == 8
        assert "数学" in vectors
        assert "none" not in vectors
        assert 3 not in vectors
        assert vectors.words[:2] == ("the", "cat")
        view = vectors.matrix
        assert view.shape == (8, 5)
        assert view.dtype == np.float32
        assert np.array_equal(view[1], vectors["cat"])
        assert np.array_equal(vectors[["x", "cat"]], view[[7, 1]])
        assert vectors.index_of("cat") == 1
        assert vectors.index_of(["cat", "none"]).tolist() == [1, -1]
        nearest = vectors.words_nearest("the", n=3)
        cosines = view @ view[0] / np.linalg.norm(view, axis=1) / np.linalg.norm(view[0])
        order = [i for i in np.argsort(-cosines) if i != 0][:3]
        assert [word for word, _ in nearest] == [vectors.words[i] for i in order]
        assert np.allclose([near for _, near in nearest], cosines[order], atol=1e-6)
        assert vectors.words_nearest(view[2], n=1)[0][0] == vectors.words[2]
        view[3] = view[0]
        assert vectors.similarity("the", vectors.words[3]) == pytest.approx(1)
        assert vectors.words_nearest("the", n=1) == [(vectors.words[3], pytest.approx(1, abs=1e-6))]
    assert view[0, 0] == view[3, 0]  # a view outlives them


@pytest.mark.usefixtures("session")
def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    made = text.WordVectors(["a", "ü"], np.array([[1, 2], [3, 4.5]]))
    for name in ("ü.bin", "v.txt", "v.vec", "v.zip"):
        made.write(tmp_path / name)
        with text.read_word_vectors(tmp_path / name) as again:
            assert again.words == made.words
            assert np.array_equal(again.matrix, np.array([[1, 2], [3, 4.5]]))
    (tmp_path / "v.gz").write_bytes(gzip.compress((tmp_path / "v.txt").read_bytes()))
    with text.read_word_vectors(tmp_path / "v.gz") as again:
        assert again["ü"].tolist() == [3, 4.5]
    made.close()
    with pytest.raises(dl.ClosedError, match="closed"):
        made["a"]


@pytest.mark.usefixtures("session")
def test_vectors_are_weights_of_an_embedding() -> None:
    with text.read_word_vectors(RESOURCES / "gensim.txt") as vectors:
        start = nn.weight_inits.WeightInitEmbedding(vectors.matrix)
        layers = [nn.EmbeddingSequence(n_in=8, n_out=5, weight_init=start), nn.GlobalPooling("avg"), nn.Output(2, loss="mcxent")]
        net = nn.MultiLayerNetwork(nn.MultiLayerConfiguration(input_type=nn.InputType.recurrent(1, 3), layers=layers)).init()
        assert np.array_equal(net.param_table["0_W"], vectors.matrix)
        net.close()


@pytest.mark.usefixtures("session")
def test_sentences_are_pictures_and_series_of_vectors() -> None:
    vectors = text.WordVectors(["cat", "dog", "UNK"], [[1, 2], [3, 4], [9, 9]])
    lines, labels = ["The dog, a cat!", "cat cat cat cat", "none"], [1, 0, 1]
    with text.sentences(lines, labels, vectors, length=3).batch(3) as data:
        batch = next(iter(data))
    assert batch.features.tolist() == [[[[3, 4], [1, 2], [0, 0]]], [[[1, 2]] * 3], [[[0, 0]] * 3]]
    assert np.array_equal(np.asarray(batch.labels), labels)
    assert batch.features_mask is None
    with text.sentences(lines, labels, vectors, length=3, format="cnn2d_turned").batch(3) as data:
        assert next(iter(data)).features[0].tolist() == [[[3, 1, 0], [4, 2, 0]]]
    pipeline = text.sentences(lines, labels, vectors, length=3, format="rnn", unknown="UNK")
    assert np.allclose(vectors.mean(["dog cat", "none"]), [[2, 3], [0, 0]])
    assert vectors.mean("dog").tolist() == [3, 4]
    vectors.close()  # the pipeline keeps the memory
    with pipeline.batch(3) as data:
        batch = next(iter(data))
    assert batch.features[0].tolist() == [[9, 3, 1], [9, 4, 2]]
    assert np.array_equal(np.asarray(batch.features_mask), [[1, 1, 1], [1, 1, 1], [1, 0, 0]])
    pipeline.close()


@pytest.mark.usefixtures("session")
def test_a_convolution_learns_of_sentences() -> None:
    labels = [0, 1] * 100
    with model().fit(texts(200)) as vectors:
        data = text.sentences(texts(200), labels, vectors, length=8)
    layers = [nn.Convolution(n_out=8, kernel_size=[3, 12], activation="relu"), nn.GlobalPooling("max"), nn.Output(2, loss="mcxent")]
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.convolutional(8, 12, 1), layers=layers, updater=nn.Adam(0.01), seed=1)
    with nn.MultiLayerNetwork(conf).init() as net, data.shuffle(seed=1).batch(20) as train:
        net.fit(train, epochs=5)
        assert net.evaluate(train).accuracy == 1
    data.close()


@pytest.mark.usefixtures("session")
def test_words_are_learnt_and_so_are_texts() -> None:
    with model().fit(texts(300)) as vectors:
        for group in (ANIMALS, COLOURS):
            assert {word for word, _ in vectors.words_nearest(group[0], n=4)} == set(group[1:])
        assert vectors.frequencies.sum() == 2400
        assert np.all(np.diff(vectors.frequencies) <= 0)
    tokens = [line.split() for line in texts(50)]
    with model().fit(tokens) as vectors, model(tokenizer=etl.RegexTokenizer(r"\S+", lower_case=False)).fit(texts(50)) as same:
        assert np.array_equal(vectors.matrix, same.matrix)
    labels = ["animals", "colours"] * 100
    paragraphs = etl.ParagraphVectors(layer_size=12, min_word_frequency=2, sampling=0, epochs=20, learning_rate=0.1, workers=1)
    with paragraphs.fit(texts(200), labels) as learnt:
        assert learnt.labels.words == ("animals", "colours")
        assert learnt.labels_nearest("a cat and a hen and an owl", n=1)[0][0] == "animals"
        assert learnt.infer(["red", "nothing known"]).shape == (2, 12)
        assert not learnt.infer("nothing known").any()
        assert len(learnt.words) == 10


@pytest.mark.usefixtures("session")
def test_texts_of_tokens_are_inferred_of_tokens(tmp_path: Path) -> None:
    labels = ["animals", "colours"] * 100
    tokens = [line.split() for line in texts(200)]
    paragraphs = etl.ParagraphVectors(layer_size=12, min_word_frequency=2, sampling=0, epochs=20, learning_rate=0.1, workers=1)
    with paragraphs.fit((line.split() for line in texts(200)), iter(labels)) as learnt, paragraphs.fit(np.array(tokens), labels) as same:
        assert np.array_equal(learnt.labels.matrix, same.labels.matrix)
        learnt.write(tmp_path / "d.zip")
        with text.read_document_vectors(tmp_path / "d.zip") as again:
            for vectors in (learnt, again):
                assert vectors.infer(["cat", "dog", "cow"]).any()
                assert vectors.infer([["cat", "dog"], ["nothing known"]]).any(axis=1).tolist() == [True, False]
                assert vectors.labels_nearest(["cat", "hen", "owl", "dog"], n=1)[0][0] == "animals"
                with pytest.raises(dl.ConfigurationError, match=r"lists of tokens.*'cat dog cow'"):
                    vectors.infer("cat dog cow")
                with pytest.raises(dl.ConfigurationError, match="lists of tokens"):
                    vectors.labels_nearest("cat dog cow")
                with pytest.raises(dl.ConfigurationError, match="list of tokens"):
                    vectors.infer([["cat"], "dog"])
    with paragraphs.fit(texts(10)) as learnt, pytest.raises(dl.ConfigurationError, match="must be a str"):
        learnt.infer([["cat", "dog"]])  # they were learnt of whole texts


@pytest.mark.usefixtures("session")
def test_texts_are_strings_or_tokens_and_nothing_else() -> None:
    for wrong in (["a", 3], [["a"], "b"], [b"a"], [{"a"}], [["a", 3]], {"a": "b"}):
        with pytest.raises(dl.ConfigurationError):
            model().fit(wrong)  # type: ignore[arg-type]
    paragraphs = etl.ParagraphVectors(layer_size=4, min_word_frequency=1, epochs=1)
    with etl.from_dict({"text": texts(4), "name": ["a", "b", "c", "d"]}) as table:
        with pytest.raises(dl.ConfigurationError, match="name of their column"):
            paragraphs.fit(table, ["a", "b", "c", "d"], column="text")
        with paragraphs.fit(table, "name", column="text") as vectors:
            assert vectors.labels.words == ("a", "b", "c", "d")
    with paragraphs.fit(["cat cat", None, "dog dog"]) as vectors:
        assert vectors.labels.words == ("DOC_0", "DOC_2")
    with pytest.raises(dl.DataError, match="row 1"):
        paragraphs.fit(texts(2), ["a", None])  # type: ignore[list-item]


@pytest.mark.usefixtures("session")
def test_columns_of_tables_and_readers_are_texts(tmp_path: Path) -> None:
    (tmp_path / "texts.txt").write_text("\n".join(texts(60)) + "\n", encoding="utf-8")
    reader = etl.read_lines(tmp_path / "texts.txt")
    with model().fit(reader) as of_file, model().fit(texts(60)) as of_list:
        assert np.array_equal(of_file.matrix, of_list.matrix)
    with etl.from_dict({"a": texts(20), "b": texts(20), "n": list(range(20))}) as table:
        with pytest.raises(dl.ConfigurationError, match="'column'"):
            model().fit(table)
        with pytest.raises(dl.ConfigurationError, match="'n' is of type"):
            model().fit(table, column="n")
        with model().fit(table, column="b") as vectors:
            assert len(vectors) == 10


@pytest.mark.usefixtures("session")
def test_progress_is_told_and_stopiteration_keeps_what_was_learnt() -> None:
    reports: list[Any] = []
    model().fit(texts(50), progress=reports.append).close()
    assert [report.epoch for report in reports if report.epoch_ended] == list(range(10))
    assert reports[-1].total == 400
    assert reports[-1].unit == "words"

    def enough(report: Any) -> None:
        raise StopIteration

    def wrong(report: Any) -> None:
        raise KeyError("mine")

    with model(epochs=1_000_000).fit(texts(50), progress=enough) as vectors:
        assert len(vectors) == 10
    with pytest.raises(KeyError, match="mine"):
        model(epochs=1_000_000).fit(texts(50), progress=wrong)


@pytest.mark.usefixtures("session")
def test_mistakes_are_answered_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(dl.DataError, match="does not exist"):
        text.read_word_vectors(tmp_path / "none.bin")
    with pytest.raises(dl.ConfigurationError, match="path"):
        text.read_word_vectors(None)  # type: ignore[arg-type]
    with pytest.raises(dl.ConfigurationError, match="one string"):
        model().fit("a text")
    with pytest.raises(dl.ConfigurationError, match="list of strings"):
        model().fit(None)  # type: ignore[arg-type]
    with pytest.raises(dl.ConfigurationError, match="no labels"):
        model().fit(texts(4), labels=["a"] * 4)
    with pytest.raises(dl.ConfigurationError, match="one length"):
        etl.ParagraphVectors().fit(texts(4), labels=["a"])
    with pytest.raises(dl.DataError, match=r"No word is left.*min_word_frequency"):
        model().fit([])
    with pytest.raises(dl.ConfigurationError, match=r"'min_learning_rate'.*'learning_rate'"):
        model(min_learning_rate=0.2).fit(texts(4))
    with pytest.raises(dl.DataError, match="heap"):
        model(layer_size=100_000, min_word_frequency=1).fit([" ".join(f"word{i}" for i in range(40_000))])
    with pytest.raises(dl.ConfigurationError, match="'negative_sample' or by 'use_hierarchic_softmax'"):
        model(negative_sample=0).fit(texts(4))
    with text.WordVectors(["cat"], [[1.0, 0.0]]) as vectors:
        for name, wrong, said in [
            ("length", 0, "length"),
            ("format", "x", "format"),
            ("tokenizer", "x", "tok"),
            ("labels", [1, 2], "one length"),
        ]:
            given: dict[str, Any] = {"texts": ["a"], "labels": [1], "vectors": vectors, name: wrong}
            with pytest.raises(dl.ConfigurationError, match=said):
                text.sentences(**given)
        with pytest.raises(dl.DataError, match="UNK"):
            text.sentences(["a"], [1], vectors, unknown="UNK")
        with pytest.raises(dl.ConfigurationError, match=r"WordVectors"):
            text.sentences(["a"], [1], {})  # type: ignore[arg-type]
        with pytest.raises(dl.DataError, match=r"'cta'.*'cat'"):
            vectors["cta"]
        with pytest.raises(dl.ConfigurationError, match="format"):
            vectors.write(tmp_path / "x", format="zip")
        with pytest.raises(dl.DataError, match="folder"):
            vectors.write(tmp_path / "no" / "x")
        with pytest.raises(dl.ConfigurationError, match="word to be near"):
            vectors.words_nearest()
        with pytest.raises(dl.ShapeError, match="2 numbers"):
            vectors.words_nearest([1.0, 2.0, 3.0])
        with pytest.raises(dl.ConfigurationError, match="at least 1"):
            vectors.words_nearest("cat", n=0)
    with pytest.raises(dl.ShapeError, match="row for each of the 2 words"):
        text.WordVectors(["a", "b"], [[1.0]])
    with pytest.raises(dl.DataError, match="'a' is twice"):
        text.WordVectors(["a", "a"], [[1.0], [2.0]])


def test_a_session_that_ended_took_them_with_it() -> None:
    with dl.session(threads=1, heap="256m"):
        vectors = text.WordVectors(["a"], [[1.0]])
        learnt = etl.ParagraphVectors(layer_size=4, min_word_frequency=1, epochs=1).fit(texts(4))
    assert repr(vectors) == "WordVectors(closed)"
    assert repr(learnt) == "DocumentVectors(closed)"
    with pytest.raises(dl.SessionClosedError, match="Read or learn them again"):
        learnt.infer("cat")


FASTTEXT = json.loads((RESOURCES / "fasttext.json").read_text(encoding="utf-8"))


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("name", FASTTEXT)
@pytest.mark.parametrize("packed", [False, True])
def test_vectors_of_fasttext_are_its_own_of_unknown_words_too(name: str, packed: bool, tmp_path: Path) -> None:
    """The numbers are those of the real fastText (words/make_fasttext.py)."""
    expected, file = FASTTEXT[name], RESOURCES / f"fasttext_{name}.bin"
    if packed:
        file = tmp_path / "v.bin.gz"
        file.write_bytes(gzip.compress((RESOURCES / f"fasttext_{name}.bin").read_bytes()))
    with text.read_word_vectors(file) as vectors:
        assert list(vectors.words) == expected["words"]
        for word, numbers in expected["vectors"].items():
            if word in vectors or any(numbers):
                assert np.allclose(vectors[word], numbers, atol=1e-6), word
            else:  # no part of a word has a vector: fastText gives zeros
                with pytest.raises(dl.DataError, match="no vector for the word"):
                    vectors[word]
        known, unknown = expected["words"][1], "cats"
        assert unknown not in vectors
        if name != "words":
            a, b = (np.array(expected["vectors"][word]) for word in (known, unknown))
            assert vectors.similarity(known, unknown) == pytest.approx(a @ b / np.linalg.norm(a) / np.linalg.norm(b), abs=1e-5)
            nearest = vectors.words_nearest(unknown, n=2)
            assert len(nearest) == 2


@pytest.mark.usefixtures("session")
def test_a_model_of_fasttext_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(dl.DataError, match=r"quantized\.ftz cannot be read: it is a quantized model"):
        text.read_word_vectors(RESOURCES / "fasttext_quantized.ftz")
    whole = (RESOURCES / "fasttext_skipgram.bin").read_bytes()
    file = tmp_path / "v.bin"
    for length in (5, 50, 90, 300, 1000):
        file.write_bytes(whole[:length])
        with pytest.raises(dl.DataError, match=r"v\.bin cannot be read: it ends at byte|damaged"):
            text.read_word_vectors(file)
        (tmp_path / "v.gz").write_bytes(gzip.compress(whole[:length]))
        with pytest.raises(dl.DataError, match=r"v\.gz cannot be read: it ends at byte|damaged"):
            text.read_word_vectors(tmp_path / "v.gz")
    file.write_bytes(whole[:4] + bytes([13]) + whole[5:])
    with pytest.raises(dl.DataError, match="version 13"):
        text.read_word_vectors(file)
    for place in (44, 48):  # the letters of the shortest part and of the longest: with 2**31 - 1 adding them up takes days
        file.write_bytes(whole[:place] + (2**31 - 1).to_bytes(4, "little") + whole[place + 4 :])
        with pytest.raises(dl.DataError, match=r"none of fastText's: vectors of .* 2147483647 "):
            text.read_word_vectors(file)
    rng = np.random.default_rng(4)
    for _ in range(60):  # of a damaged one: vectors, or such an error, never more
        content = bytearray(whole)
        for place in rng.integers(4, 420, 3):
            content[place] = rng.integers(256)
        file.write_bytes(bytes(content))
        with suppress(dl.DataError):
            text.read_word_vectors(file).close()
