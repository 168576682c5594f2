"""`pydl4j inspect` of files with rows."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import etl
from pydl4j._cli import main
from pydl4j._inspect_data import inspect_data, is_data


def test_a_csv_file_is_described_as_a_table_json_and_a_page(
    session: dl.Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "flowers.csv"
    file.write_text("length,kind\n5.1,setosa\n4.9,setosa\n,virginica\n6.3,virginica\n")
    page = tmp_path / "flowers.html"
    assert main(["inspect", str(file), "--html", str(page)]) == 0
    table = capsys.readouterr().out
    assert "length  Double        1        0" in table
    assert "setosa (2), virginica (2)" in table
    assert "4 rows" in table
    assert table.rstrip().endswith("6.3  virginica")
    assert page.read_text().startswith("<!DOCTYPE html>")
    told = json.loads(inspect_data(str(file), as_json=True))
    assert told["rows"] == 4
    assert told["columns"][0]["mean"] == pytest.approx((5.1 + 4.9 + 6.3) / 3)
    assert told["preview"][0] == ["5.1", "setosa"]


def test_patterns_and_json_lines(session: dl.Session, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"part-{number}.jsonl").write_text(f'{{"n": {number}, "deep": {{"x": 1}}}}\n')
    told = json.loads(inspect_data(str(tmp_path / "part-*.jsonl"), as_json=True))
    assert told["rows"] == 3
    assert [column["max"] for column in told["columns"] if column["name"] == "n"] == [2]


def test_parquet_that_is_none_and_a_file_that_is_missing_are_errors(
    session: dl.Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.parquet"
    file.write_bytes(b"PAR1 nothing")
    with pytest.raises(dl.DataError, match=r"x\.parquet cannot be read as Parquet"):
        inspect_data(str(file))
    assert main(["inspect", str(tmp_path / "none.csv")]) == 1
    assert "There is no file" in capsys.readouterr().err


def test_the_content_says_what_a_file_holds_whatever_its_name(
    session: dl.Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contents = {
        "plain": "name;n\nä;1\nb;2\n",
        "rows.dat": '{"name": "ä", "n": 1}\n{"name": "b", "n": 2}\n',
        "tabs.txt": "name\tn\nä\t1\nb\t2\n",
    }
    for name, content in contents.items():
        file = tmp_path / name
        file.write_text(content, encoding="utf-8")
        assert is_data(str(file))
        told = json.loads(inspect_data(str(file), as_json=True))
        assert told["rows"] == 2, name
        assert {column["name"] for column in told["columns"]} == {"name", "n"}, name
    wide = tmp_path / "wide.txt"
    wide.write_text(contents["tabs.txt"], encoding="utf-16")
    assert json.loads(inspect_data(str(wide), as_json=True))["preview"][0] == ["ä", "1"]
    for name, told_of in {"conf.json": '{\n  "layers": []\n}', "one.json": '{"layers": []}', "x.xml": "<a/>", "empty": ""}.items():
        file = tmp_path / name
        file.write_text(told_of)
        assert not is_data(str(file)), name
    (tmp_path / "binary").write_bytes(bytes(range(256)))
    assert not is_data(str(tmp_path / "binary"))
    arrow = tmp_path / "table.csv"
    arrow.write_bytes(b"ARROW1\0\0")
    assert main(["inspect", str(arrow)]) == 1
    assert "table.csv cannot be read" in capsys.readouterr().err


def test_tables_and_readers_are_analysed_alike(session: dl.Session, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.csv").write_text("x,kind\n" + "".join(f"{number * 10 + i},{'ab'[i % 2]}\n" for i in range(number * 3 + 1)))
    schema = etl.Schema().double("x").categorical("kind", ["a", "b"])
    reader = etl.read_csv(f"{tmp_path}/*.csv", schema)
    found = etl.analyze(reader, title="Numbers")
    with reader.read() as table:
        whole = etl.analyze(table)
    for name, column in whole.columns.items():
        for key, value in column.items():
            other = found.columns[name][key]
            assert other == (pytest.approx(value, rel=1e-12) if key in ("mean", "std") else value), (name, key)
    values = [0.0, *range(10, 14), *range(20, 27)]
    told = found.columns["x"]
    assert found.rows == told["distinct"] == len(values)
    assert told["mean"] == pytest.approx(np.mean(values), rel=1e-12)
    assert told["std"] == pytest.approx(np.std(values, ddof=1), rel=1e-12)
    assert told["quantiles"]["0.25"] == pytest.approx(np.quantile(values, 0.25))
    assert found.columns["kind"]["top"] == [["a", 7], ["b", 5]]
    assert "<h1>Numbers</h1>" in found.to_html()
    assert repr(found) == "DataAnalysis(12 rows, 2 columns)"
    with pytest.raises(dl.ConfigurationError, match="A Table and a Reader have their schema"):
        etl.analyze(reader, schema)
    with pytest.raises(dl.ConfigurationError, match=r"takes an etl\.Table, an etl\.Reader or a DataFrame of Spark\. Got list"):
        etl.analyze([1])
