"""Models that change while records come: swaps under load, half copies, folders that go away."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np

from pydl4j.serving import DevBroker, KafkaScorer
from tests.serving.clients import Load, Topics, floats, headers, key, read, send, until

FACTORS = {0: 3, 1: 2}  # of a version, by its remainder


def put(source: Path, target: Path) -> None:
    """As docs/serving.md says: under a hidden name, then renamed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    hidden = target.with_name("." + target.name)
    shutil.copy(source, hidden)
    hidden.rename(target)


def test_24_swaps_under_load_without_an_error(broker: DevBroker, topics: Topics, models: Path, tmp_path: Path) -> None:
    by_factor = {2: models / "double.zip", 3: models / "triple.zip"}
    load = Load(topics)
    put(by_factor[2], tmp_path / "m" / "1" / "m.zip")
    with KafkaScorer(tmp_path, watch=0.1, delivery="exactly-once", max_batch=32, **topics.scorer()) as scorer:
        with load.running():
            for version in range(2, 26):
                put(by_factor[FACTORS[version % 2]], tmp_path / "m" / str(version) / "m.zip")
                until(lambda expected=version: f"version {expected} is loaded" in scorer.log())  # type: ignore[misc]
                shutil.rmtree(tmp_path / "m" / str(version - 2), ignore_errors=True)
            answered = load.sent  # what comes after them meets the last version
            until(lambda: load.sent > answered + 100)
        found = read(broker.address, topics.out, load.sent, settle=0.5)
        assert "ERROR" not in scorer.log()
        assert scorer.stop() == 0
    assert len(found) == load.sent
    versions = set()
    for message in found:
        version = int(headers(message)["model-version"])
        versions.add(version)
        expected = FACTORS[version % 2] * float(key(message))
        np.testing.assert_array_equal(floats(message), np.full(4, expected, np.float32))
    assert 25 in versions
    assert len(versions) > 12, f"records met the versions {sorted(versions)}"
    letters = read(broker.address, topics.letters, 0, settle=2)
    assert not letters


def test_a_copy_that_fills_the_disk_is_refused_and_the_model_stays(broker: DevBroker, topics: Topics, models: Path, tmp_path: Path) -> None:
    model = tmp_path / "m" / "1" / "m.zip"
    put(models / "double.zip", model)
    good = np.array([1, 2, 3, 4], np.float32).tobytes()
    with KafkaScorer(tmp_path, watch=0.1, **topics.scorer()) as scorer:
        newer = tmp_path / "m" / "2"
        newer.mkdir()
        # A limit of one block for files stands for the disk: the copy ends in the middle, with an error.
        copied = subprocess.run(["bash", "-c", 'ulimit -f 1; trap "" XFSZ; exec cp "$1" "$2"', "-", models / "triple.zip", newer / "m.zip"],
                                capture_output=True, check=False)  # fmt: skip
        assert copied.returncode != 0
        assert 0 < (newer / "m.zip").stat().st_size < (models / "triple.zip").stat().st_size
        until(lambda: "Model m version 2 is refused" in scorer.log())
        send(broker.address, topics.source, [(b"k", good, [])])
        first = read(broker.address, topics.out, 1)[0]
        assert (floats(first)[0], headers(first)["model-version"]) == (2, "1")
        put(models / "triple.zip", newer / "m.zip")
        until(lambda: "Model m version 2 is loaded" in scorer.log())
        send(broker.address, topics.source, [(b"k", good, [])])
        assert floats(read(broker.address, topics.out, 2)[-1])[0] == 3
        assert scorer.exit_code is None


def test_a_folder_that_goes_away_leaves_the_model(broker: DevBroker, topics: Topics, models: Path, tmp_path: Path) -> None:
    folder = tmp_path / "models"
    put(models / "double.zip", folder / "m" / "1" / "m.zip")
    good = np.array([1, 2, 3, 4], np.float32).tobytes()
    with KafkaScorer(folder, watch=0.1, **topics.scorer()) as scorer:
        folder.rename(tmp_path / "away")  # a network file system that is gone
        until(lambda: "cannot be" in scorer.log())
        send(broker.address, topics.source, [(b"k", good, [])])
        assert floats(read(broker.address, topics.out, 1)[0])[0] == 2
        (tmp_path / "away").rename(folder)
        put(models / "triple.zip", folder / "m" / "2" / "m.zip")
        until(lambda: "Model m version 2 is loaded" in scorer.log())
        send(broker.address, topics.source, [(b"k", good, [])])
        assert floats(read(broker.address, topics.out, 2)[-1])[0] == 3
        assert scorer.exit_code is None
