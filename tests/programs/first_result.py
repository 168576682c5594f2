"""One matrix product in the JVM. Prints its sum, then which BLAS libraries the JVM's process has mapped."""

import os
import re
from pathlib import Path

import numpy as np

import pydl4j as dl
from pydl4j import _jvm


def main() -> None:
    x = dl.ones((300, 300))
    print(int(np.asarray(_jvm.bridge().op("Linalg", "matmul", x, x)).sum()))
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    maps = Path(f"/proc/{children[0]}/maps").read_text()
    print(*sorted(set(re.findall(r"libmkl_rt|openblas/libopenblas", maps))))


if __name__ == "__main__":
    main()
