"""The benchmarks of word vectors in gensim; arguments: the text, the clock (wall or cpu), threads."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from etl_data import EPOCHS
from worker import CLOCKS, Repeat, serve

FILE, CLOCK, THREADS = sys.argv[1:4]


def learnt(skip_gram: int) -> Repeat:
    """From the file to vectors; its lines are taken apart before, which costs us time and gensim none."""
    from gensim.models import Word2Vec  # type: ignore[import-not-found, unused-ignore]

    lines = [line.split() for line in Path(FILE).read_text(encoding="utf-8").splitlines()]

    def repeat(times: int) -> None:
        for _ in range(times):
            made = Word2Vec(
                lines, vector_size=100, window=5, min_count=5, negative=5, sg=skip_gram, epochs=EPOCHS, workers=int(THREADS)
            )  # fmt: skip
            assert len(made.wv) > 0

    return repeat


if __name__ == "__main__":
    serve({"words_skip_gram": lambda: learnt(1), "words_cbow": lambda: learnt(0)}, CLOCKS[CLOCK])
