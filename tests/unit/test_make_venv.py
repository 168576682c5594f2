"""The environment is made by the first way that works; when none does, one sentence says what to install."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "gradle" / "make_venv.py"


@pytest.fixture
def make_venv() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_venv", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def half_made(folder: Path) -> bool:
    """What `python -m venv` leaves on a Debian without ensurepip."""
    folder.mkdir()
    (folder / "broken").touch()
    return False


def whole(folder: Path) -> bool:
    folder.mkdir()
    return True


def test_a_way_that_fails_leaves_nothing_to_the_next(make_venv: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(make_venv, "WAYS", (half_made, half_made, whole))
    folder = tmp_path / "venv"
    assert make_venv.create(folder) == str(folder / "bin" / "python")
    assert list(folder.iterdir()) == []


def test_no_way_is_one_sentence(make_venv: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(make_venv, "WAYS", (half_made,))
    with pytest.raises(SystemExit, match=r"can make no virtual environment.*apt-get install python3-venv") as stopped:
        make_venv.create(tmp_path / "venv")
    assert "\n" not in str(stopped.value)
