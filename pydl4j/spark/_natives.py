"""The native libraries in one file, which Spark sends to executors on machines without pydl4j."""

from __future__ import annotations

import hashlib
import sys
import tarfile
from pathlib import Path

from pydl4j import _java
from pydl4j._errors import ConfigurationError
from pydl4j._files import cache_folder, replacing
from pydl4j._version import __version__

ARCHIVE = "pydl4j-natives"
"""The folder, beside an executor's other files, into which Spark unpacks natives that are shipped."""


def archive() -> Path:
    """The file, made once for these libraries, in the user's folder for caches: the package itself may be read-only.

    Raises:
        ConfigurationError: it cannot be written; the message says where and what to set.
    """
    natives = _java.natives()
    target = cache_folder() / f"{ARCHIVE}-{__version__}-{_state(natives)}.tar.gz"
    if target.exists():
        return target
    size = sum(file.stat().st_size for file in natives.rglob("*") if file.is_file())
    print(f"pydl4j: packing {size / 1e6:.0f} MB of native libraries for Spark's executors into {target}, once", file=sys.stderr, flush=True)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with replacing(target) as fresh, tarfile.open(fresh, "w:gz", compresslevel=1) as packed:  # 135 s with the usual level
            packed.add(natives, arcname=".")
    except OSError as error:
        raise ConfigurationError(
            f"The native libraries cannot be packed into {target}: {error.strerror or error}. "
            f"Set XDG_CACHE_HOME to a folder with {size / 1e6:.0f} MB of room, or install pydl4j on each node and leave ship_natives out."
        ) from error
    return target


def _state(natives: Path) -> str:
    """Changes with the libraries: a source tree stages others under the same version."""
    files = sorted((str(file.relative_to(natives)), file.stat().st_size, file.stat().st_mtime_ns) for file in natives.rglob("*"))
    return hashlib.sha256(repr(files).encode()).hexdigest()[:8]
