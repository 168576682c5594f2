"""Our side of the benchmarks of texts; arguments: the file with a text a line, the clock (wall or cpu)."""

from __future__ import annotations

import sys
from pathlib import Path

from worker import CLOCKS, Repeat, serve

import pydl4j as dl
from pydl4j import etl
from pydl4j.etl import text

FILE, CLOCK = sys.argv[1:3]


def tfidf() -> Repeat:
    texts = Path(FILE).read_text(encoding="utf-8").splitlines()

    def repeat(times: int) -> None:
        for _ in range(times):
            rows = text.Vectorizer(etl.Tfidf("text")).fit(texts).transform(texts)
            assert rows.shape[0] == len(texts)
            assert len(rows.data) > 0

    return repeat


if __name__ == "__main__":
    with dl.session():
        serve({"tfidf": tfidf}, CLOCKS[CLOCK])
