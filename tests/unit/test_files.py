"""Files that are replaced whole: archives of classes, jars that were fetched, natives for Spark."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import pydl4j as dl
from pydl4j import _archive
from pydl4j._files import replacing


def test_a_file_is_there_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.jsa"
    with replacing(target) as fresh:
        fresh.write_text("half")
        assert not target.exists()
        fresh.write_text("whole")
    assert target.read_text() == "whole"
    with pytest.raises(FileNotFoundError), replacing(target):
        (tmp_path / "nothing").read_text()
    with pytest.raises(FileNotFoundError), replacing(target):
        pass  # nothing was written
    assert target.read_text() == "whole"
    assert os.listdir(tmp_path) == ["a.jsa"]


def test_content_and_name_reach_the_disk_in_this_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    sync, replace = os.fsync, os.replace

    def flushing(descriptor: int) -> None:
        done.append(Path(os.readlink(f"/proc/self/fd/{descriptor}")).name[:7])
        sync(descriptor)

    def replacing_now(old: Path, new: Path) -> None:
        done.append("replace")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", flushing)
    monkeypatch.setattr(os, "replace", replacing_now)
    with replacing(tmp_path / "a") as fresh:
        fresh.write_text("x")
    assert done == [".pydl4j", "replace", tmp_path.name[:7]]


def test_mode_and_links_stay_and_other_things_are_refused(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "real").chmod(0o600)
    (tmp_path / "link").symlink_to("real")
    with replacing(tmp_path / "link") as fresh:
        fresh.write_text("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o600
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "."):
        with pytest.raises(dl.DataError, match="no regular file"), replacing(tmp_path / name):
            pass


def test_what_a_dead_process_left_goes_and_what_a_living_one_writes_stays(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left, living, other = (tmp_path / f".pydl4j-{pid}-0-{name}" for pid, name in ((ended.pid, "a"), (os.getppid(), "a"), (ended.pid, "b")))
    for path in (left, living, other):
        path.write_text("half")
    with replacing(tmp_path / "a") as fresh:
        fresh.write_text("whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([living.name, other.name, "a"])


def test_an_archive_of_classes_puts_older_ones_away_but_not_what_others_write(tmp_path: Path) -> None:
    folder = tmp_path / "archives"
    folder.mkdir()
    (folder / "old.jsa").write_text("old")
    others = folder / f".pydl4j-{os.getppid()}-0-other.jsa"
    others.write_text("half")

    def rehearse(option: str) -> str:
        Path(option.split("=", 1)[1]).write_text("classes")
        return "Java"

    assert _archive.write(folder / "new.jsa", rehearse).read_text() == "classes"
    assert sorted(path.name for path in folder.iterdir()) == sorted(["new.jsa", others.name])
    with pytest.raises(dl.BridgeError, match=r"No archive of classes was written into .*: it failed"):
        _archive.write(folder / "third.jsa", lambda option: "it failed")
    assert (folder / "new.jsa").exists()
