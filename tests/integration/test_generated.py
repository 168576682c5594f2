"""The committed configuration classes are those that the declarations in Java give, and both sides understand each other."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import pydl4j as dl
from pydl4j import _codegen_java, etl, nn
from pydl4j.nn._configured import KINDS, Configured
from pydl4j.nn._generated import syncs

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "pydl4j" / "nn" / "_generated"


@pytest.fixture(scope="module")
def schema(session: dl.Session) -> Any:
    return json.loads(session.bridge.call("nn.conf.Schema", "export"))


def test_the_committed_classes_are_fresh(schema: Any, tmp_path: Path) -> None:
    (tmp_path / "schema.json").write_text(json.dumps(schema))
    command = [sys.executable, str(ROOT / "pydl4j" / "_codegen.py"), str(tmp_path / "schema.json"), str(tmp_path / "new")]
    subprocess.run(command, check=True, capture_output=True)
    fresh = {path.name: path.read_text() for path in (tmp_path / "new").glob("*.py")}
    committed = {path.name: path.read_text() for path in GENERATED.glob("*.py")}
    assert sorted(fresh) == sorted(committed), "run ./gradlew generate"
    for name, text in fresh.items():
        assert text == committed[name], f"{name} is stale: run ./gradlew generate"


def test_the_committed_builders_of_the_java_side_are_fresh(schema: Any) -> None:
    places, fresh = _codegen_java.places(ROOT), _codegen_java.sources(schema)
    assert set(places) == set(fresh), "run ./gradlew generate"
    assert set(places.values()) == _codegen_java.committed(ROOT), "run ./gradlew generate"
    for name, source in fresh.items():
        assert _codegen_java.plain(places[name].read_text()) == _codegen_java.plain(source), f"{name} is stale: run ./gradlew generate"


def test_every_declaration_has_a_class(schema: Any) -> None:
    declared = {(d["kind"], d["name"]) for d in schema["declarations"]}
    assert declared == {(kind.name, member._name) for kind in KINDS.values() for member in kind.members}


@pytest.fixture(scope="module")
def reference() -> Any:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "docs" / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["reference"] = module  # its dataclass looks there
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def listed(reference: Any) -> Any:
    return reference.rows((ROOT / "docs" / "reference_rows.txt").read_text(encoding="utf-8"))


def test_the_reference_page_is_fresh(schema: Any, reference: Any, listed: Any) -> None:
    assert (ROOT / "docs" / "reference.md").read_text(encoding="utf-8") == reference.page(schema, listed), "run ./gradlew generate"


def missing(schema: Any, reference: Any, listed: Any) -> list[str]:
    """Declared classes that no row has, and what rows have that is not there."""
    declared = {(each["kind"], each["name"]) for each in schema["declarations"]}
    there = {
        *declared,
        *(("setting", key["name"]) for each in schema["declarations"] for key in each["keys"]),
        *(("nn", name) for name in nn.__all__),
        *(("java", str(path.relative_to(path.parents[1]).with_suffix("")).replace("/", ".")) for path in JAVA.glob("*/*.java")),
    }
    named = {each for row in listed for each in row.here}
    return [f"{kind} {name}" for kind, name in sorted({each for each in declared if each[0] in reference.KINDS} - named | named - there)]


JAVA = ROOT / "java" / "nn" / "src" / "main" / "java" / "org" / "pydl4j" / "nn"


def test_the_reference_has_every_declared_class_and_no_other(schema: Any, reference: Any, listed: Any) -> None:
    assert missing(schema, reference, listed) == [], "one line each in docs/reference_rows.txt"
    dense = next(each for each in schema["declarations"] if each["name"] == "Dense")
    more = {"declarations": [*schema["declarations"], {**dense, "name": "Denser"}]}
    wrong = [*listed, reference.Row("Keras: layers", "Dense", (("layer", "Denes"),), "")]
    assert missing(more, reference, wrong) == ["layer Denes", "layer Denser"]


@pytest.mark.parametrize("line", ["Lambda | - ", "Lambda", "Lambda | layer", "Lambda | - |"])
def test_a_row_says_what_is_here_or_why_nothing_is(reference: Any, line: str) -> None:
    with pytest.raises(ValueError, match="neither what is here nor why nothing is"):
        reference.rows(f"# Keras: layers\n{line}\n")


def example(member: type[Configured]) -> Configured:
    lines = re.findall(r">>> (.*(?:\n +\.\.\. .*)*)", member.__doc__ or "")
    names: dict[str, Any] = {"nn": nn, "etl": etl, "spark": syncs}
    exec(re.sub(r"\n +\.\.\. ", "\n", lines[0]), names)
    made: Configured = names["made"]
    return made


@pytest.mark.parametrize("member", [member for kind in KINDS.values() for member in kind.members], ids=lambda member: member.__name__)
def test_java_reads_what_python_writes_and_back(member: type[Configured], session: dl.Session) -> None:
    made = example(member)
    if isinstance(made, nn.MultiLayerConfiguration):
        made = made.replace(input_type=nn.InputType.feed_forward(5))
    read = session.bridge.call("nn.conf.Registry", "fromJson", member._kind, made.to_json())
    assert member.from_json(read.call("toJson")) == made
