"""The archive of classes: what the JVM would read, check and lay out at each start, kept as one file that it maps.

A start takes half a second less with it. It fits one Java and one set of jars, byte for byte and minute for minute,
so it is made where they are used (``pydl4j archive``; ``./gradlew`` does it by itself) and belongs to no package.
Servers, which have more jars, have one of their own (``pydl4j archive --serving``).
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from pydl4j import _java
from pydl4j._errors import BridgeError
from pydl4j._files import is_temporary, replacing

OWN = ("-XX:SharedArchiveFile", "-XX:ArchiveClassesAtExit", "-Xshare")
QUIET = ("-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
"""An archive that does not fit after all is passed over in silence."""


def place(java: _java.Java, jars: Sequence[str] | None = None) -> Path:
    """Where the archive for this Java and a session's jars is, or would be; with ``jars`` that of a server."""
    digest = hashlib.sha256(f"{java.home}:{_java.release(java.home)}\n".encode())
    for jar in map(Path, _java.staged_jars() if jars is None else jars):
        digest.update(f"{jar}:{jar.stat().st_size}:{jar.stat().st_mtime_ns}\n".encode())
    return _java.stage() / ("archives" if jars is None else "serving-archives") / f"{digest.hexdigest()[:16]}.jsa"


def options(java: _java.Java, given: Iterable[str], jars: Sequence[str] | None = None) -> list[str]:
    """Options that let the JVM start from the archive; none where there is no archive, or ``given`` speaks of one."""
    if any(option.startswith(OWN) for option in given):
        return []
    archive = place(java, jars)
    return [f"-XX:SharedArchiveFile={archive}", *QUIET] if archive.is_file() else []


def make() -> Path:
    """Makes the archive of sessions for the Java in use, in place of older ones.

    Raises:
        BridgeError: The JVM did not write it; the message says what it said.
    """
    import pydl4j as dl
    from pydl4j._bridges.py4j import Py4jTransport

    def rehearse(option: str) -> str:
        with dl.session(bridge="py4j", jvm_args=(option,)) as session:
            _use_classes()
            transport = session.bridge.transport
            assert isinstance(transport, Py4jTransport)
            transport.patience = 120  # it writes at its end
            session.close()
        return str(transport.java)

    return write(place(_java.find()), rehearse)


def write(archive: Path, rehearse: Callable[[str], str]) -> Path:
    """Lets ``rehearse`` run a JVM with an option that makes it write an archive at its end; puts that in place, and older ones away.

    Raises:
        BridgeError: The JVM did not write it; ``rehearse`` gives what the message says of that JVM.
    """
    archive.parent.mkdir(exist_ok=True)
    with replacing(archive) as fresh:
        told = rehearse(f"-XX:ArchiveClassesAtExit={fresh}")
        if not fresh.is_file():
            raise BridgeError(f"No archive of classes was written into {archive.parent}: {told}")
    for other in archive.parent.iterdir():
        if other != archive and not is_temporary(other):  # which another process writes
            with contextlib.suppress(OSError):
                other.unlink()
    return archive


def _use_classes() -> None:
    """What most programs begin with: arrays there and back, a network trained, used and described."""
    import numpy as np

    import pydl4j as dl
    from pydl4j import nn

    (dl.ones((4, 4)) @ dl.array(np.eye(4, dtype=np.float32))).numpy()
    layers = [
        nn.Convolution(n_out=2, kernel_size=3), nn.Subsampling("max", kernel_size=2, stride=2),
        nn.Dense(n_out=4), nn.Output(n_out=2, loss="mcxent"),
    ]  # fmt: skip
    conf = nn.MultiLayerConfiguration(seed=1, updater=nn.Adam(1e-3), input_type=nn.InputType.convolutional(8, 8, 1), layers=layers)
    net = nn.MultiLayerNetwork(conf).init()
    features = np.zeros((8, 1, 8, 8), np.float32)
    net.fit(features, np.arange(8) % 2, batch_size=4)
    net.output(features)
    net.evaluate(features, np.arange(8) % 2)
    net.close()
