"""Damage to files of others, of every kind that a disk, a network or somebody who means harm can do.

The same seed makes the same damage. A reader must say what is wrong in a typed error, or read it.
For many of them: -m tests.mutations COUNT SEED FILE…, a file with the shape of its inputs as FILE@nn.InputType.….
"""

from __future__ import annotations

import copy
import io
import json
import os
import struct
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

Rng = np.random.Generator
NUMBERS: list[Any] = [0, -1, 1, 2**31 - 1, 2**31, -(2**31), 2**53, 2**63 - 1, 1e308, -1e308, 0.5, "NaN", "Infinity"]
VALUES: list[Any] = [*NUMBERS, None, True, "", "x", "\u0000", "é" * 40, [], {}, [[]], [1, 2, 3], {"@class": "a.B"}, {"class_name": "Dense"}]


def bytes_of(content: bytes, rng: Rng) -> bytes:
    """Some other bytes, mostly near the front, where the headers are."""
    broken = bytearray(content)
    reach = len(broken) if rng.random() < 0.5 else min(len(broken), 3000)
    for place in rng.integers(0, max(reach, 1), int(rng.integers(1, 9))):
        broken[place] = int(rng.choice([0, 255, 127, 128, int(rng.integers(0, 256))]))
    return bytes(broken)


def shortened(content: bytes, rng: Rng) -> bytes:
    """Without its end, or without a piece in it."""
    start = int(rng.integers(0, len(content)))
    return content[:start] if rng.random() < 0.5 else content[:start] + content[start + int(rng.integers(1, 200)) :]


def lengthened(content: bytes, rng: Rng) -> bytes:
    """A piece of it twice, or with zeros in it."""
    start = int(rng.integers(0, len(content)))
    piece = content[start : start + int(rng.integers(1, 200))]
    return content[:start] + (piece if rng.random() < 0.5 else bytes(len(piece))) + content[start:]


def sizes(content: bytes, rng: Rng) -> bytes:
    """A whole number in it that is far too large, or below 0."""
    broken = bytearray(content)
    form = str(rng.choice([">i", ">q", "<i", "<q"]))
    width = struct.calcsize(form)
    if len(broken) <= width:
        return shortened(content, rng)
    place = int(rng.integers(0, min(len(broken) - width, 2000 if rng.random() < 0.7 else len(broken))))
    most = 2 ** (8 * width - 1) - 1
    value = int(rng.choice([most, -most, most // 2, 10**9, -1, 2**30, 0]))
    broken[place : place + width] = struct.pack(form, max(-most, min(most, value)))
    return bytes(broken)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    for key in keys:
        yield value, key
        yield from _places(value[key])


def members(content: bytes, rng: Rng) -> bytes:
    """JSON without a member, with another value, or with one twice under other names; other content as `bytes_of`."""
    try:
        tree = json.loads(content)
    except ValueError:
        return bytes_of(content, rng)
    for _ in range(int(rng.integers(1, 4))):
        places = list(_places(tree))
        if not places:
            break
        holder, key = places[int(rng.integers(0, len(places)))]
        kind = rng.random()
        if kind < 0.3:
            del holder[key]
        elif kind < 0.5 and isinstance(holder[key], (int, float)) and not isinstance(holder[key], bool):
            holder[key] = NUMBERS[int(rng.integers(0, len(NUMBERS)))]
        elif kind < 0.8:
            holder[key] = copy.deepcopy(VALUES[int(rng.integers(0, len(VALUES)))])  # it may be damaged in its turn
        elif kind < 0.9:
            other, name = places[int(rng.integers(0, len(places)))]
            holder[key] = copy.deepcopy(other[name])
        else:
            holder[key] = _Deep(holder[key], int(rng.choice([1, 30, 3000])))
    return _dumped(tree)


class _Deep(NamedTuple):
    """A value in many lists, which `json` would not write."""

    inside: Any
    depth: int


def _dumped(value: Any) -> bytes:
    if isinstance(value, _Deep):
        return b"[" * value.depth + _dumped(value.inside) + b"]" * value.depth
    if isinstance(value, dict):
        return b"{" + b",".join(json.dumps(key).encode() + b":" + _dumped(each) for key, each in value.items()) + b"}"
    if isinstance(value, list):
        return b"[" + b",".join(map(_dumped, value)) + b"]"
    return json.dumps(value).encode()


PIECES: list[Callable[[bytes, Rng], bytes]] = [bytes_of, shortened, lengthened, sizes]


def zipped(content: bytes, rng: Rng) -> bytes:
    """A zip of which an entry is damaged, missing, empty, there twice, or another's."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [(name, archive.read(name)) for name in archive.namelist() if not name.startswith("test/")]
    hit = int(rng.integers(0, len(entries)))
    name, inside = entries[hit]
    kind = rng.random()
    if kind < 0.45:
        damage = members if name.endswith(".json") else PIECES[int(rng.integers(0, len(PIECES)))]
        entries[hit] = (name, damage(inside, rng))
    elif kind < 0.6:
        entries[hit] = (name, PIECES[int(rng.integers(0, len(PIECES)))](inside, rng))
    elif kind < 0.7:
        del entries[hit]
    elif kind < 0.78:
        entries[hit] = (name, b"")
    elif kind < 0.86:
        entries[hit] = (name + "x" if rng.random() < 0.5 else "../" + name, inside)
    elif kind < 0.93:
        entries[hit] = (name, entries[int(rng.integers(0, len(entries)))][1])
    else:
        entries[hit] = (name, inside + bytes(int(rng.choice([1, 100, 1 << 20]))))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, value in entries:
            archive.writestr(each, value)
    return made.getvalue()


def damaged(content: bytes, rng: Rng) -> bytes:
    """One kind of damage that fits what it is."""
    if zipfile.is_zipfile(io.BytesIO(content)) and rng.random() < 0.8:
        return zipped(content, rng)
    return PIECES[int(rng.integers(0, len(PIECES)))](content, rng)


def jvm_status(key: str) -> int:
    """A number of MiB of this process's JVM, as Linux counts it."""
    most = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            found = dict(line.split(":", 1) for line in status.read_text().splitlines())
        except (OSError, ValueError):
            continue  # it has ended
        if found["Name"].strip() == "java" and int(found["PPid"]) == os.getpid():
            most = max(most, int(found[key].split()[0]) // 1024)
    return most


def main(files: list[str], count: int, seed: int) -> None:
    """Opens ``count`` damaged copies of each file, and says what came of them, and how far the JVM's memory went."""
    import pydl4j as dl

    folder = Path("/tmp/pydl4j-mutations")
    folder.mkdir(exist_ok=True)
    for name in files:
        path, _, shape = name.partition("@")
        content = Path(path).read_bytes()
        made = folder / ("damaged" + Path(path).suffix)
        options: Any = {"input_type": eval(shape, {"nn": dl.nn})} if shape else {}
        kinds: dict[str, int] = {}
        slowest = 0.0
        for number in range(count):
            made.write_bytes(damaged(content, np.random.default_rng([seed, number])))
            start = time.perf_counter()
            try:
                with dl.load(made, **options):
                    told = "read"
            except dl.ModelFileError:
                told = "told"
            except Exception as e:
                told = f"WRONG {type(e).__name__}"
                print(number, type(e).__name__, str(e)[:300])
            kinds[told] = kinds.get(told, 0) + 1
            slowest = max(slowest, time.perf_counter() - start)
        memory = f"the JVM {jvm_status('VmRSS')} MiB, at most {jvm_status('VmHWM')} MiB until now"
        print(path, kinds, f"slowest {slowest:.2f} s, {memory}", flush=True)


if __name__ == "__main__":
    main(sys.argv[3:], int(sys.argv[1]), int(sys.argv[2]))
