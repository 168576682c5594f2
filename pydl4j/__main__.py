"""`python -m pydl4j`: the `pydl4j` command, for environments whose scripts are not on the PATH."""

from __future__ import annotations

import sys

from pydl4j._cli import main

if __name__ == "__main__":
    sys.exit(main())
