"""`pydl4j inspect` of files with rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import pydl4j as dl
from pydl4j._cli import main
from pydl4j._inspect_data import inspect_data


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
