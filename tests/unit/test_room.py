"""What a new segment may take, by files as the kernel writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pydl4j import _room

GIB = 1 << 30


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "ascii")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """8 GiB available in all."""
    write(tmp_path, {"proc/meminfo": f"MemTotal: 16777216 kB\nMemFree: 1 kB\nMemAvailable: {8 * GIB // 1024} kB\n"})
    return tmp_path


def test_without_a_container_the_room_is_what_the_machine_has(machine: Path) -> None:
    assert _room.available(machine) == 8 * GIB


def test_a_container_of_version_2_has_its_limit_less_what_it_uses_and_cannot_drop(machine: Path) -> None:
    folder = "sys/fs/cgroup"
    usage = {f"{folder}/memory.current": f"{3 * GIB}\n", f"{folder}/memory.stat": f"anon 7\ninactive_file {GIB}\nactive_file 9\n"}
    write(machine, {f"{folder}/memory.max": f"{4 * GIB}\n", **usage})
    assert _room.available(machine) == 2 * GIB


def test_a_container_of_version_1_has_its_limit_less_what_it_uses(machine: Path) -> None:
    folder = "sys/fs/cgroup/memory"
    usage = {f"{folder}/memory.usage_in_bytes": f"{3 * GIB}\n", f"{folder}/memory.stat": f"cache 1\ntotal_inactive_file {GIB // 2}\n"}
    write(machine, {f"{folder}/memory.limit_in_bytes": f"{4 * GIB}\n", **usage})
    assert _room.available(machine) == 3 * GIB // 2


def test_a_container_without_a_limit_has_what_the_machine_has(machine: Path) -> None:
    write(machine, {"sys/fs/cgroup/memory.max": "max\n", "sys/fs/cgroup/memory.current": f"{3 * GIB}\n"})
    assert _room.available(machine) == 8 * GIB


def test_a_full_container_has_nothing(machine: Path) -> None:
    write(machine, {"sys/fs/cgroup/memory.max": f"{GIB}\n", "sys/fs/cgroup/memory.current": f"{GIB + 4096}\n"})
    assert _room.available(machine) == 0


def test_a_system_that_says_nothing_has_no_bound(tmp_path: Path) -> None:
    assert _room.available(tmp_path) > 1 << 60
