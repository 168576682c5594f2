"""Files that appear whole or not at all. The counterpart of Java's `AtomicFiles`."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydl4j._errors import DataError

_numbers = itertools.count()
_OURS = re.compile(r"\.pydl4j-(\d+)-\d+-(.+)")


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """The path of a file to write, which takes the place of ``target`` when the block ends without an error.

    It is flushed to the disk first. A former file keeps its mode, a symbolic link stays and what it leads to is replaced.
    Whatever fails, the former file stays as it was, and nothing lies beside it; what a dead process left there goes.

    Raises:
        DataError: The target is no regular file.
    """
    real = target.resolve()
    former = real.stat().st_mode if real.exists() else None
    if former is not None and not stat.S_ISREG(former):
        raise DataError(f"{target} is no regular file, and nothing but one is replaced. Choose another path.")
    _remove_abandoned(real)
    fresh = real.with_name(f".pydl4j-{os.getpid()}-{next(_numbers)}-{real.name}")
    try:
        yield fresh
        if former is not None:
            fresh.chmod(stat.S_IMODE(former))
        _flush(fresh)
        os.replace(fresh, real)
        _flush(real.parent)
    finally:
        fresh.unlink(missing_ok=True)


def cache_folder() -> Path:
    """The user's folder for what was fetched or made once: ``~/.cache/pydl4j`` (XDG_CACHE_HOME)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pydl4j"


def is_temporary(path: Path) -> bool:
    """Whether it is one that `replacing` gave."""
    return _OURS.fullmatch(path.name) is not None


def _remove_abandoned(real: Path) -> None:
    for other in real.parent.glob(".pydl4j-*"):
        found = _OURS.fullmatch(other.name)
        if found is not None and found.group(2) == real.name and not _lives(int(found.group(1))):
            with contextlib.suppress(OSError):  # another process removes it, too
                other.unlink()


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
