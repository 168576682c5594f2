"""Excel's workbooks, from Python."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import etl

FILES = Path(__file__).parents[2] / "java" / "etl" / "src" / "test" / "resources" / "excel"


def test_a_sheet_is_rows(session: dl.Session, tmp_path: Path) -> None:
    with etl.read_excel(FILES / "orders.xlsx", on_error="keep").read() as table:
        assert table.schema.names == ("id", "who", "amount", "placed", "when", "paid", "big")
        assert table.column("who").tolist() == ["Ann", None, "é 😀\nof two lines", "007"]
        np.testing.assert_array_equal(table.column("amount"), [0.1, 25, -1e-7, np.nan])
        assert table.column("when")[0] == np.datetime64("2024-07-01T14:30:00.250")
    diverted = tmp_path / "left.jsonl"
    reader = etl.read_excel(FILES / "orders.xlsx", on_error="divert", divert_to=diverted)
    with reader.read() as table:
        assert len(table) == 3
    told = json.loads(diverted.read_text())
    assert (told["line"], told["column"], told["value"]) == (6, "amount", "#N/A")
    with etl.read_excel(FILES / "orders.xlsx", etl.Schema().long("n"), sheet="Second é").read() as table:
        np.testing.assert_array_equal(table.column("n"), np.arange(20_000))
    with etl.read_excel(FILES / "orders.xlsx", sheet=1, header=False, skip_rows=19_999).read() as table:
        assert table.to_dict()["column0"].tolist() == [19_998, 19_999]


def test_what_is_no_sheet_is_named(session: dl.Session) -> None:
    with pytest.raises(dl.ConfigurationError, match=r"no sheet 'Orderz'.*'Orders'"):
        etl.read_excel(FILES / "orders.xlsx", sheet="Orderz")
    with pytest.raises(dl.DataError, match="password"):
        etl.read_excel(FILES / "locked.xlsx")
    with pytest.raises(dl.DataError, match="Excel 97-2003"):
        etl.read_excel(FILES / "old.xls")
    with pytest.raises(dl.DataError, match=r"=A2\*2, has no value"):
        etl.read_excel(FILES / "orders.xlsx", sheet="Formulas").read()
    with pytest.raises(dl.DataError, match="no workbook of Excel"):
        etl.read_excel(__file__)
    with pytest.raises(dl.ConfigurationError, match="'sheet' of a reader"):
        etl.read_excel(FILES / "orders.xlsx", sheet=-1)


def test_inspect_looks_into_workbooks() -> None:
    command = [sys.executable, "-m", "pydl4j._cli", "inspect", str(FILES / "orders.xlsx"), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["rows"] == 4
