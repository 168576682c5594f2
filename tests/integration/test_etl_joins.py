"""Joins and texts from Python."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import etl
from pydl4j.etl import text

ORDERS = {"order": [1, 2, 3, 4], "who": ["Ann", "Bob", None, "Ann"]}
PEOPLE = {"who": ["Ann", "Zoe", None], "age": [30, 50, 7]}


def test_tables_and_readers_are_joined_and_mistakes_named(session: dl.Session, tmp_path: Path) -> None:
    with etl.from_dict(ORDERS) as orders, etl.from_dict(PEOPLE) as people:
        with orders.join(people, "who") as inner:
            assert inner.column("order").tolist() == [1, 3, 4]
            assert inner.column("age").tolist() == [30, 7, 30]
        with orders.join(people, ["who"], how="outer") as outer:
            assert outer.column("who").tolist() == ["Ann", "Bob", None, "Ann", "Zoe"]
            np.testing.assert_array_equal(outer.column("order"), [1, 2, 3, 4, np.nan])
            np.testing.assert_array_equal(outer.column("age"), [30, np.nan, 7, 30, 50])
        with pytest.raises(dl.ConfigurationError, match=r"left side of the Join has no column 'wo'\. Did you mean 'who'"):
            orders.join(people, {"wo": "who"})
        with pytest.raises(dl.ConfigurationError, match="'age' on the right of type Long"):
            orders.join(people, {"who": "age"})
        with pytest.raises(dl.ConfigurationError, match="'how' of a join must be one of"):
            orders.join(people, "who", how="cross")  # type: ignore[arg-type]
        with pytest.raises(dl.ConfigurationError, match=r"joined with an etl\.Table"):
            orders.join(etl.read_lines(__file__), "who")  # type: ignore[arg-type]
        file = tmp_path / "orders.csv"
        file.write_text("order,who\n" + "".join(f"{i},{'Ann' if i % 2 else 'Zoe'}\n" for i in range(40_000)))
        joined = etl.read_csv(file).join(people, "who", how="left")
        assert joined.schema.names == ("order", "who", "age")
        with joined.read() as table:
            np.testing.assert_array_equal(table.column("order"), np.arange(40_000))
            np.testing.assert_array_equal(table.column("age"), np.tile([50, 30], 20_000))


def test_a_fitted_vectorizer_and_its_process_give_the_same_rows(session: dl.Session) -> None:
    texts = ["the cat sat", "the dog", None, "a cat a dog the cat"]
    made = text.Vectorizer(etl.Tfidf("words", etl.RegexTokenizer(r"\w+"), stop_words=["a"])).fit(texts)
    assert made.terms == ["cat", "dog", "sat", "the"]
    np.testing.assert_allclose(made.idf, np.log(4 / np.array([3, 3, 2, 4])) + 1)
    sparse = made.transform(texts)
    assert sparse.indptr.tolist() == [0, 3, 5, 5, 8]
    with etl.from_dict({"words": texts}, made.process.initial_schema) as table, table.transform(made.process) as dense:
        rows = dense.column("words")
        assert rows.dtype == np.float32
        np.testing.assert_allclose(rows[[0, 1, 3]], sparse.to_dense()[[0, 1, 3]], rtol=1e-6)
        assert np.isnan(rows[2]).all()
    with pytest.raises(dl.DataError, match="has not learnt"):
        text.Vectorizer(etl.BagOfWords("t")).transform(["a"])
    with pytest.raises(dl.ConfigurationError, match="list, or an array, of strings"):
        made.transform("one text")
    with pytest.raises(dl.ConfigurationError, match=r"takes an etl\.BagOfWords or etl\.Tfidf"):
        text.Vectorizer(etl.RemoveColumnsTransform("x"))
    with pytest.raises(dl.ConfigurationError, match="Did you mean 'english'"):
        text.Vectorizer(etl.BagOfWords("t", etl.LuceneTokenizer("englsh")))


def test_bert_refuses_a_vocabulary_without_its_signs(session: dl.Session, tmp_path: Path) -> None:
    with pytest.raises(dl.DataError, match=r"no piece '\[CLS\]'"):
        text.bert(["a"], [0], vocabulary=["[UNK]", "a"])
    with pytest.raises(dl.DataError, match=r"none\.txt"):
        text.bert(["a"], [0], vocabulary=tmp_path / "none.txt")
    with pytest.raises(dl.ConfigurationError, match="length"):
        text.bert(["a"], [0], vocabulary=["[UNK]", "[CLS]", "[SEP]"], length=2)


def test_places_on_the_globe_have_a_middle(session: dl.Session) -> None:
    places = [(40.7143528, -74.0059731), (41.8781136, -87.6297982), (33.7489954, -84.3879824)]
    lat, lng = np.radians(np.array(places)).T
    x, y, z = (part.sum() for part in (np.cos(lat) * np.cos(lng), np.cos(lat) * np.sin(lng), np.sin(lat)))
    expected = np.degrees([np.arctan2(z, np.hypot(x, y)), np.arctan2(y, x)])
    columns = {
        "k": ["us", "us", "us", "far", "far", "none", "odd", "two", "two"],
        "at": [*(f"{a},{b}" for a, b in places), "0;90", " 0;-90 ", None, "north,1", "0 0", "0 90"],
    }
    reducer = etl.Reducer(["k"], {"at": ["GeographicMidpoint"]})
    schema = etl.Schema().string("k").string("at")
    with etl.from_dict(columns, schema) as table:
        process = etl.TransformProcess(schema, [reducer, etl.FilterInvalidValues("geographicmidpoint(at)")])
        with table.transform(process) as made:
            assert made.column("k").tolist() == ["us", "none", "two"]
            first, none, second = made.column("geographicmidpoint(at)").tolist()
            assert none is None
            np.testing.assert_allclose([float(part) for part in first.split(",")], expected, atol=1e-9)
            np.testing.assert_allclose([float(part) for part in second.split(" ")], [0, 45], atol=1e-9)
        with pytest.raises(dl.DataError, match=r"'north,1' is no latitude|no middle"):
            table.transform(etl.TransformProcess(schema, [reducer])).to_numpy()
    small = {"k": ["a", "a", "b"], "at": ["0.00001,1E-5", "1e-5,0.00001", "0,1e-30"]}
    with etl.from_dict(small, schema) as table, table.transform(etl.TransformProcess(schema, [reducer])) as made:
        first, second = made.column("geographicmidpoint(at)").tolist()
        assert re.fullmatch(r"[\d.]+,[\d.]+", first), first  # no exponents: not all that reads places reads them
        np.testing.assert_allclose([float(part) for part in first.split(",")], [1e-5, 1e-5], rtol=1e-9)
        assert [float(part) for part in second.split(",")] == [0, 0]
        with made.transform(
            etl.TransformProcess(made.schema, [etl.Reducer([], {"geographicmidpoint(at)": ["GeographicMidpoint"]})])
        ) as again:
            assert len(again) == 1
    with etl.from_dict({"k": ["a"], "at": ["x" * 100_000]}, schema) as table:
        with pytest.raises(dl.DataError) as caught:
            table.transform(etl.TransformProcess(schema, [reducer])).to_numpy()
        assert "is no latitude" in str(caught.value)
        assert len(str(caught.value)) < 1000
    numbers = etl.Schema().string("k").double("n")
    with pytest.raises(dl.ConfigurationError, match="has no GeographicMidpoint"):
        etl.TransformProcess(numbers, [etl.Reducer(["k"], {"n": ["geographic_midpoint"]})])
