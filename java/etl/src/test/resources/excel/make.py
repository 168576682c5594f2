"""Makes the workbooks in this folder. Needs openpyxl, XlsxWriter, xlwt, msoffcrypto-tool; these were made by 3.1.5, 3.3.1, 1.3.0, 6.1.0."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import xlsxwriter
import xlwt

HERE = Path(__file__).parent


def orders() -> None:
    """By openpyxl: texts of a common table, dates, gaps, errors, and a formula that nobody computed on the last sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Orders"
    sheet.append(["id", "who", "amount", "placed", "when", "paid", None, "big"])
    sheet.append([1, "Ann", 0.1, dt.date(2024, 2, 29), dt.datetime(2024, 7, 1, 14, 30, 0, 250000), True, None, 2**40])
    sheet.append([2, None, 25, dt.date(1900, 1, 1), dt.datetime(1999, 12, 31, 23, 59, 59), False, None, 1])
    sheet.append([])
    sheet.append([3, "é 😀\nof two lines", -1e-7, dt.date(1900, 3, 1), dt.datetime(2024, 1, 1), None, None, 3])
    sheet.append([4, "007", "#N/A", dt.date(9999, 12, 31), dt.datetime(2024, 1, 1, 0, 0, 1), True, None, 4])
    for row in sheet.iter_rows(min_row=2):
        row[3].number_format, row[4].number_format = "dd/mm/yyyy", '[$-409]d" of "mmm\\-yy h:mm;@'
    second = book.create_sheet("Second é")
    second.append(["n"])
    for n in range(20_000):
        second.append([n])
    chart = book.create_chartsheet("Chart")
    chart.add_chart(openpyxl.chart.BarChart())
    last = book.create_sheet("Formulas")
    last.append(["a", "twice"])
    last.append([1, "=A2*2"])
    book.save(HERE / "orders.xlsx")


def computed() -> None:
    """By XlsxWriter: formulas with their values, texts in the cells, runs of letters, dates from 1904, times, lengths of time."""
    book = xlsxwriter.Workbook(HERE / "computed.xlsx", {"in_memory": True, "date_1904": True})
    sheet = book.add_worksheet("Computed")
    day, clock, length = (book.add_format({"num_format": code}) for code in ("yyyy-mm-dd", "hh:mm:ss", "[h]:mm"))
    bold = book.add_format({"bold": True})
    sheet.write_row(2, 1, ["sum", "text", "day", "clock", "length", "flag", "rich"])  # from B3 on
    sheet.write_formula("B4", "=1+2", None, 3)
    sheet.write_formula("C4", '="a"&"b"', None, "ab")
    sheet.write_datetime("D4", dt.datetime(2024, 2, 29), day)
    sheet.write_datetime("E4", dt.time(14, 30), clock)
    sheet.write_number("F4", 1.5, length)
    sheet.write_formula("G4", "=TRUE()", None, True)
    sheet.write_rich_string("H4", "one ", bold, "two", " three")
    sheet.write_formula("B5", "=1/0", None, "#DIV/0!")
    sheet.write_string("C5", "a _x0041_ b")
    book.close()


def locked_and_old() -> None:
    plain, locked = io.BytesIO(), io.BytesIO()
    book = openpyxl.Workbook()
    book.save(plain)
    msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("password", locked)
    (HERE / "locked.xlsx").write_bytes(locked.getvalue())
    old = xlwt.Workbook()
    old.add_sheet("Old").write(0, 0, 1)
    old.save(str(HERE / "old.xls"))


if __name__ == "__main__":
    orders()
    computed()
    locked_and_old()
