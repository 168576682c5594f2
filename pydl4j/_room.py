"""How much memory the kernel could give now: of the machine, or of the container where that is less."""

from __future__ import annotations

import os
import resource
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


def threads(root: Path = Path("/")) -> int:
    """Threads that may still be started, by the container's limit and the user's; without a limit 2^62."""
    room = [1 << 62]
    for folder in ("sys/fs/cgroup", "sys/fs/cgroup/pids"):
        largest, used = _number(root / folder / "pids.max"), _number(root / folder / "pids.current")
        if largest is not None and used is not None:
            room.append(max(0, largest - used))
    limit = resource.getrlimit(resource.RLIMIT_NPROC)[0]
    if limit != resource.RLIM_INFINITY and os.geteuid() != 0:  # the kernel holds the superuser to no such limit
        room.append(max(0, limit - _threads_of(os.getuid(), root)))
    return min(room)


def _threads_of(user: int, root: Path) -> int:
    total = 0
    for status in (root / "proc").glob("[0-9]*/status"):
        try:
            words = dict(line.split(":", 1) for line in status.read_text("utf-8", "replace").splitlines() if ":" in line)
        except OSError:
            continue  # it has ended
        if words.get("Uid", "-1").split()[0] == str(user):
            total += int(words.get("Threads", "1"))
    return total


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
