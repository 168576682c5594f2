"""How much memory the kernel could give now: of the machine, or of the container where that is less."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_CGROUPS = (
    ("sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"),
    ("sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),
)
"""Version 2 and version 1: folder, limit, use, and the word for cached files, which the kernel drops before it refuses."""


def available(root: Path = Path("/")) -> int:
    """Bytes that a new segment may have: beyond them the kernel's out-of-memory killer comes, not an error.

    Args:
        root: Where ``proc`` and ``sys`` are.
    """
    return min([1 << 62, *_machine(root), *_containers(root)])


def _machine(root: Path) -> Iterator[int]:
    found = _words(root / "proc/meminfo").get("MemAvailable:")
    if found is not None:
        yield found * 1024


def _containers(root: Path) -> Iterator[int]:
    for folder, limit, use, cached in _CGROUPS:
        largest, used = _number(root / folder / limit), _number(root / folder / use)
        if largest is not None and used is not None:
            yield max(0, largest - used + _words(root / folder / "memory.stat").get(cached, 0))


def _number(file: Path) -> int | None:
    """The number in a file, or None where there is no file or no limit (``max``)."""
    try:
        text = file.read_text("ascii").strip()
    except OSError:
        return None
    return int(text) if text.isdigit() else None


def _words(file: Path) -> dict[str, int]:
    """The numbers of a file with a word and a number a line."""
    try:
        lines = [line.split() for line in file.read_text("ascii").splitlines()]
    except OSError:
        return {}
    return {words[0]: int(words[1]) for words in lines if len(words) > 1 and words[1].isdigit()}
