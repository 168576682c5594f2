"""Tokenisers of Hugging Face's files from Python."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import etl
from pydl4j.etl import text

RESOURCES = Path(__file__).parents[2] / "java" / "etl" / "src" / "test" / "resources" / "pieces"


@pytest.mark.usefixtures("session")
def test_texts_become_the_packages_numbers_and_places() -> None:
    for kind in ("bert", "roberta", "llama"):
        pieces = text.PieceTokenizer(RESOURCES / f"{kind}.json")
        told = [case for case in json.loads((RESOURCES / f"{kind}.told.json").read_text()) if len(case["one"]["ids"]) < 60]
        made = pieces.encode([case["text"] for case in told])
        for i, case in enumerate(told):
            count = len(case["one"]["ids"])
            assert made.ids[i, :count].tolist() == case["one"]["ids"]
            assert made.offsets[i, :count].tolist() == case["one"]["offsets"]  # as Python counts letters
            assert made.mask[i].sum() == count
            assert pieces.decode(case["one"]["ids"]) == case["decoded"]
        assert len(pieces) == max(pieces.vocabulary.values()) + 1


@pytest.mark.usefixtures("session")
def test_lengths_pairs_and_signs() -> None:
    pieces = text.PieceTokenizer(RESOURCES / "bert.json")
    made = pieces.encode(["the earth was without form", "the"], ["deep", "the waters and the face"], length=9)
    assert made.ids.shape == made.mask.shape == made.types.shape == made.special.shape == (2, 9)
    assert made.offsets.shape == (2, 9, 2)
    assert made.special[:, 0].all()
    assert set(made.types[0].tolist()) == {0, 1}
    assert pieces.encode("the", special=False).ids.tolist() == [[pieces.id("the")]]
    assert pieces.encode([]).ids.shape == (0, 0)
    assert pieces.encode("the earth", length=0).ids.shape == (1, 0)
    assert pieces.id("no such piece") is None
    assert pieces.tokens("the earth")[0] == "the"
    cased = text.PieceTokenizer(RESOURCES / "cased.json")  # which cuts and fills up to 12 by itself
    assert cased.encode(["the", "the earth was without form and void and deep"]).ids.shape == (2, 12)
    assert pieces.decode(np.array([], np.int32)) == ""
    assert pieces.decode([10**12, -5]) == ""


@pytest.mark.usefixtures("session")
def test_files_feed_bert_and_processes(tmp_path: Path) -> None:
    lines = ["And the earth", "the deep waters of the earth were void"]
    for kind in ("bert", "roberta"):
        file = RESOURCES / f"{kind}.json"
        pieces = text.PieceTokenizer(file)
        with text.bert(lines, [0, 1], vocabulary=file, length=7).batch(2) as data:
            batch = next(iter(data))
        encoded = pieces.encode(lines, length=7)
        assert np.array_equal(np.asarray(batch.features), encoded.ids)
        assert np.array_equal(np.asarray(batch.features_mask), encoded.mask)
        with text.bert(lines * 50, vocabulary=file, length=7, seed=1).batch(100) as data:
            hidden = next(iter(data))
        guessed = np.asarray(hidden.labels_mask) > 0
        assert 0 < guessed.sum() < 300
        assert not (guessed & (np.asarray(hidden.labels) == encoded.ids[0, 0])).any()  # no sign is hidden
    said = json.loads((RESOURCES / "bert.json").read_text())
    said["padding"] = {"strategy": "BatchLongest", "direction": "Left", "pad_id": 0, "pad_type_id": 0, "pad_token": "[PAD]"}
    left = tmp_path / "left.json"
    left.write_text(json.dumps(said))
    with text.bert(lines, [0, 1], vocabulary=left, length=30).batch(2) as data:
        batch = next(iter(data))
    encoded = text.PieceTokenizer(left).encode(lines, length=30)
    assert not encoded.mask[:, 0].any()
    assert np.array_equal(np.asarray(batch.features), encoded.ids)
    assert np.array_equal(np.asarray(batch.features_mask), encoded.mask)
    tokenizer = etl.HuggingFaceTokenizer(str(RESOURCES / "gpt2.json"))
    with etl.from_dict({"text": lines}) as table:
        process = etl.TransformProcess(table.schema, [etl.TextToIndices("text", 8, tokenizer=tokenizer)]).fit(table)
        with table.transform(etl.TransformProcess.from_json(process.to_json())) as made:
            assert made.column("text").shape == (2, 8)


@pytest.mark.usefixtures("session")
def test_mistakes_are_named(tmp_path: Path) -> None:
    with pytest.raises(dl.DataError, match="does not exist"):
        text.PieceTokenizer(tmp_path / "none.json")
    (tmp_path / "ü.json").write_text('{"model": {"type": "New"}}')
    with pytest.raises(dl.DataError, match=r"ü\.json.*'New'"):
        text.PieceTokenizer(tmp_path / "ü.json")
    pieces = text.PieceTokenizer(RESOURCES / "gpt2.json")
    with pytest.raises(dl.ConfigurationError, match="2 and 1"):
        pieces.encode(["a", "b"], ["c"])
    with pytest.raises(dl.ConfigurationError, match="length"):
        pieces.encode("a", length=-1)
    with pytest.raises(dl.ConfigurationError, match="texts"):
        pieces.encode(None)  # type: ignore[arg-type]
    with pytest.raises(dl.ConfigurationError, match="'ids'"):
        pieces.decode([0.5])  # type: ignore[list-item]
    with pytest.raises(dl.DataError, match="mask"):
        text.bert(["a"], vocabulary=RESOURCES / "gpt2.json")
    with pytest.raises(dl.ConfigurationError, match="'file' or 'json'"):
        etl.TransformProcess(etl.Schema().string("t"), [etl.TextToIndices("t", 8, tokenizer=etl.HuggingFaceTokenizer())]).fit(
            etl.from_dict({"t": ["a"]})
        )
