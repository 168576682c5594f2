"""Files as rows, from Python."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

import pydl4j as dl
from pydl4j import etl

SCHEMA = etl.Schema().integer("id").categorical("kind", ["a", "b"]).double("x")


@pytest.fixture
def flowers(tmp_path: Path) -> Path:
    file = tmp_path / "flowers.csv"
    file.write_text("x,id,kind\n1.5,1,a\n,2,b\n2.5,x,a\n3.5,4,b\n")
    return file


def test_wrong_records_fail_are_skipped_kept_or_diverted(session: dl.Session, flowers: Path, tmp_path: Path) -> None:
    with pytest.raises(dl.DataError, match=r"flowers\.csv, line 4, column 'id': .*Got 'x'"):
        etl.read_csv(flowers, SCHEMA).read()
    skipping = etl.read_csv(flowers, SCHEMA, on_error="skip")
    with skipping.read() as table:
        assert table.column("id").tolist() == [1, 2, 4]
        assert table.column("kind").tolist() == ["a", "b", "b"]
        np.testing.assert_array_equal(table.column("x"), [1.5, np.nan, 3.5])
    assert skipping.rejected == 1
    with etl.read_csv(flowers, SCHEMA, on_error="keep").read() as table:
        assert len(table) == 4
        assert np.isnan(table.column("id")[2])
    diverted = tmp_path / "rejected.jsonl"
    with etl.read_csv(flowers, SCHEMA, on_error="divert", divert_to=diverted).read() as table:
        assert len(table) == 3
    told = json.loads(diverted.read_text())
    assert (told["line"], told["column"], told["value"], told["record"]) == (4, "id", "x", "2.5,x,a")


def test_rows_that_a_process_cannot_use_are_counted_and_diverted(session: dl.Session, tmp_path: Path) -> None:
    file, diverted = tmp_path / "some.csv", tmp_path / "diverted.jsonl"
    file.write_text("n,m\n" + "".join(f"{'x' if i % 1000 == 7 else i},{i}\n" for i in range(200_000)))  # of several pieces
    schema = etl.Schema().string("n").integer("m")
    steps = [etl.ConvertToInteger("n")]
    process = etl.TransformProcess(schema, steps, on_error="divert")
    with pytest.raises(dl.ConfigurationError, match="divert_to"):
        etl.read_csv(file, schema).transform(process)
    with pytest.raises(dl.ConfigurationError, match="divert_to"):
        etl.read_csv(file, schema).transform(etl.TransformProcess(schema, steps), divert_to=diverted)
    reader = etl.read_csv(file, schema).transform(process, divert_to=diverted)
    tables = reader.tables()
    next(tables).close()
    assert not diverted.exists()  # it appears as a whole
    tables.close()
    assert reader.rejected > 0  # a pass that was left ends with the next call
    diverted.unlink()
    reader = etl.read_csv(file, schema).transform(process, divert_to=diverted)
    with reader.read() as table:
        assert len(table) == 199_800
        assert table.column("n").tolist() == table.column("m").tolist()
    assert reader.rejected == 200
    told = [json.loads(line) for line in diverted.read_text().splitlines()]
    assert sorted(each["line"] for each in told) == list(range(9, 200_000, 1000))
    reason = "The value cannot be read or computed as Integer."
    expected = {"source": str(file), "line": 9, "column": "n", "value": "x", "reason": reason, "record": None}
    assert told[0] | {"line": 9} == expected
    assert {*tmp_path.iterdir()} == {file, diverted}
    skipping = etl.TransformProcess(schema, steps, on_error="skip")
    with etl.from_dict({"n": ["1", "x", "y"], "m": [1, 2, 3]}, schema) as table, table.transform(skipping) as made:
        assert (len(made), made.rejected, table.rejected) == (1, 2, 0)


def test_a_process_runs_behind_a_reader_table_by_table(session: dl.Session, tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    rows = 40_000
    file.write_text("id,kind,x\n" + "".join(f"{i},{'ab'[i % 2]},{i / 4}\n" for i in range(rows)))
    process = etl.TransformProcess(SCHEMA, [etl.RemoveColumnsTransform("id"), etl.CategoricalToOneHotTransform("kind")])
    reader = etl.read_csv(file, SCHEMA).transform(process)
    assert reader.schema.names == process.final_schema.names
    seen = 0
    for table in reader.tables():
        with table:
            values = table.to_numpy(["x"])
            np.testing.assert_array_equal(values[:, 0], np.arange(seen, seen + len(table), dtype=np.float32) / 4)
            seen += len(table)
    assert seen == rows
    steps = reader.tables()
    next(steps).close()
    steps.close()  # in the middle


def test_several_files_come_in_their_order(session: dl.Session, tmp_path: Path) -> None:
    for number in range(6):
        rows = range(number * 5000, (number + 1) * 5000)
        (tmp_path / f"part-{number}.csv").write_text("id,kind,x\n" + "".join(f"{i},a,{i}\n" for i in rows))
    process = etl.TransformProcess(SCHEMA, [etl.DoubleMathOpTransform("x", "multiply", 2.0)])
    with etl.read_csv(str(tmp_path / "part-*.csv"), SCHEMA).transform(process).read() as table:
        np.testing.assert_array_equal(table.column("id"), np.arange(30_000))
        np.testing.assert_array_equal(table.column("x"), 2.0 * np.arange(30_000))


def test_columns_are_inferred_and_other_formats_read(session: dl.Session, tmp_path: Path) -> None:
    plain = tmp_path / "plain.tsv"
    plain.write_text("1\tx\n2\ty\n")
    reader = etl.read_csv(plain, header=False, separator="\t")
    assert reader.schema.types == {"column0": "integer", "column1": "string"}
    lines = tmp_path / "rows.jsonl"
    lines.write_text('{"a": {"b": 1}, "s": "x"}\n{"s": null}\n')
    with etl.read_json_lines(lines, etl.Schema().long("n").string("s"), paths=["a.b", "s"]).read() as table:
        assert table.column("s").tolist() == ["x", None]
        assert table.column("n")[0] == 1
    with etl.read_lines(lines).read() as table:
        assert len(table) == 2
    with etl.read_regex(plain, etl.Schema().integer("n").string("t"), r"(\d)\s(.)").read() as table:
        assert table.column("t").tolist() == ["x", "y"]
    with etl.read_jdbc("jdbc:duckdb:", "SELECT 7 AS n, 'x' AS s").read() as table:
        assert table.column("n").tolist() == [7]
    svm = tmp_path / "x.svm"
    svm.write_text("1 1:0.5\n")
    with etl.read_svmlight(svm, 2).read() as table:
        assert table.column("label").tolist() == [1.0]


@pytest.mark.parametrize(
    ("python", "letters"),
    [("latin-1", "é"), ("latin1", "é"), ("cp1252", "€"), ("utf_8", "€"), ("utf-8-sig", "€"), ("iso8859_15", "€"), ("utf_16_le", "€"),
     ("UTF 8", "€"), ("mac_roman", "é"), ("shift_jis", "日"), ("cp437", "é")],
)  # fmt: skip
def test_encodings_have_their_names_of_python(session: dl.Session, tmp_path: Path, python: str, letters: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(f"{letters},n\n{letters}x,1\n".encode(python.replace(" ", "-")))
    with etl.read_csv(file, encoding=python).read() as table:
        assert {name: values.tolist() for name, values in table.to_dict().items()} == {letters: [f"{letters}x"], "n": [1]}
    with pytest.raises(dl.ConfigurationError, match="no encoding 'utf-9'"):
        etl.read_csv(file, encoding="utf-9")


def test_a_header_in_another_encoding_is_refused(session: dl.Session, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes("n,Größe\n1,2\n".encode("cp1252"))
    for schema in (None, etl.Schema().integer("n")):
        with pytest.raises(dl.DataError, match=r"a\.csv, line 1: the header's field 2, .*no text in UTF-8.*windows-1252"):
            etl.read_csv(file, schema).read()


def test_files_without_records_say_nothing_of_their_columns(session: dl.Session, tmp_path: Path) -> None:
    empty, full = tmp_path / "a.csv", tmp_path / "b.csv"
    empty.write_text("n,s\n")
    with pytest.raises(dl.DataError, match=r"a\.csv has no records behind its header to infer columns from\. Give their schema"):
        etl.read_csv(empty)
    with etl.read_csv(empty, etl.Schema().integer("n").string("s")).read() as table:
        assert len(table) == 0
    full.write_text("n,s\n7,x\n")
    with etl.read_csv([empty, full]).read() as table:
        assert table.schema.types == {"n": "integer", "s": "string"}
        assert table.column("n").tolist() == [7]


def test_mistakes_are_named(session: dl.Session, flowers: Path) -> None:
    with pytest.raises(dl.DataError, match="There is no file"):
        etl.read_csv(flowers.with_name("none.csv"))
    with pytest.raises(dl.ConfigurationError, match="divert_to"):
        etl.read_csv(flowers, on_error="divert")
    with pytest.raises(dl.ConfigurationError, match=r"must be an etl\.Schema"):
        etl.read_csv(flowers, {"id": "integer"})  # type: ignore[arg-type]
    with pytest.raises(dl.ConfigurationError, match="separator"):
        etl.read_csv(flowers, separator="")
    with pytest.raises(dl.DataError, match="cannot be read as Parquet"):
        etl.read_parquet(flowers)


def test_rows_of_files_become_sequences(session: dl.Session, tmp_path: Path) -> None:
    for name, numbers in (("a", [1, 2, 3, 4, 5]), ("b", [6, 7])):
        (tmp_path / f"{name}.csv").write_text("x\n" + "".join(f"{number}\n" for number in numbers))
    reader = etl.read_csv(f"{tmp_path}/*.csv", etl.Schema().double("x"))
    expected = {
        ("file", 1, 1): [[1, 2, 3, 4, 5], [6, 7]],
        ("lines", 2, 1): [[1, 2], [3, 4], [5], [6, 7]],
        ("window", 3, 1): [[1], [1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [4, 5], [5], [6], [6, 7], [7]],
        ("window", 3, 2): [[1, 2], [2, 3, 4], [4, 5], [6, 7]],
    }
    for (by, size, stride), sequences in expected.items():
        made = reader.sequences(by, size, stride)  # type: ignore[arg-type]
        assert made.schema.is_sequence
        with made.read() as table:
            offsets, values = table.offsets.tolist(), table.column("x").tolist()
            assert [values[start:end] for start, end in itertools.pairwise(offsets)] == sequences
    process = etl.TransformProcess(reader.sequences().schema, [etl.SequenceDifferenceTransform("x", "more", 1)])
    with reader.sequences().transform(process).read() as table:
        assert table.column("more").tolist() == [0, 1, 1, 1, 1, 0, 1]
    with pytest.raises(dl.ConfigurationError, match="'file', 'lines' or 'window'"):
        reader.sequences("rows")  # type: ignore[arg-type]
    with pytest.raises(dl.ConfigurationError, match="Sequences are made of rows"):
        reader.sequences().sequences()


@pytest.mark.parametrize("form", ["json", "csv"])
def test_texts_are_right_where_a_block_begins_without_one(session: dl.Session, tmp_path: Path, form: str) -> None:
    words = [None if i % 16_384 == 0 else f"word {i % 7}" for i in range(40_000)]
    file = tmp_path / f"words.{form}"
    if form == "json":
        lines = [json.dumps({"i": i} if word is None else {"i": i, "s": word}) for i, word in enumerate(words)]
    else:  # a number that is none in each table of rows: they are taken one by one
        lines = [f"{'x' if i % 100 == 50 else i},{word or ''}" for i, word in enumerate(words)]
    file.write_text("\n".join(lines) + "\n")
    reader = (
        etl.read_json_lines(file, etl.Schema().integer("i").string("s"))
        if form == "json"
        else etl.read_csv(file, etl.Schema(missing=[""]).integer("i").string("s"), header=False, on_error="keep")
    )
    with reader.read() as table:
        assert list(table.column("s")) == words


def test_a_table_that_is_joined_lives_as_long_as_the_reader(session: dl.Session, flowers: Path) -> None:
    (flowers.parent / "left.csv").write_text("id,x\n1,2\n2,3\n")
    reader = etl.read_csv(flowers.parent / "left.csv", etl.Schema().long("id").integer("x")).join(
        etl.from_dict({"id": [1, 2], "name": ["a", "b"]}), on="id"
    )
    etl.from_dict({"other": [1]}).close()
    with reader.read() as table:
        assert list(table.column("name")) == ["a", "b"]


def test_a_file_that_is_read_or_written_already_is_not_diverted_to(session: dl.Session, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("x\n1\nno\n")
    schema = etl.Schema().integer("x")
    process = etl.TransformProcess(schema, [], on_error="divert")
    with pytest.raises(dl.ConfigurationError, match="which is read, or written already"):
        etl.read_csv(file, schema, on_error="keep").transform(process, divert_to=file)
    left = tmp_path / "left.jsonl"
    with pytest.raises(dl.ConfigurationError, match="which is read, or written already"):
        etl.read_csv(file, schema, on_error="divert", divert_to=left).transform(process, divert_to=left)
    assert file.read_text() == "x\n1\nno\n"


def test_the_line_of_a_header_is_named(session: dl.Session, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("about\n\nx,y\n1,2\n")
    with pytest.raises(dl.DataError, match="line 3: the header has no column 'z'"):
        etl.read_csv(file, etl.Schema().integer("z"), skip_lines=1).read()


def test_caffes_databases_are_arrays_and_labels(session: dl.Session, tmp_path: Path) -> None:
    folder = Path(__file__).parents[2] / "java" / "etl" / "src" / "test" / "resources" / "lmdb"
    place = tmp_path / "train_lmdb"
    place.mkdir()
    (place / "data.mdb").write_bytes((folder / "small.mdb").read_bytes())
    (place / "lock.mdb").write_bytes(bytes(64))
    reader = etl.read_lmdb(place)
    with reader.read() as table:
        features = table.column("features")
        assert features.shape == (300, 3, 4, 5)
        np.testing.assert_array_equal(features[2].ravel(), (2 * 7 + np.arange(60)) % 256)
        assert table.column("label").tolist() == [i % 10 for i in range(300)]
    batch = next(iter(reader.batches(32, label="label", features="features", classes=10)))
    assert batch.features.shape == (32, 3, 4, 5)
    with pytest.raises(dl.DataError, match="a picture's file, not its pixels"):
        etl.read_lmdb(folder / "encoded.mdb")
    with pytest.raises(dl.DataError, match=r"no data\.mdb of LMDB"):
        etl.read_lmdb(__file__)
