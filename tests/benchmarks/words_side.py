"""Our side of the benchmarks of word vectors; arguments: the text, the clock (wall or cpu), threads."""

from __future__ import annotations

import sys
from typing import Literal

from etl_data import EPOCHS
from worker import CLOCKS, Repeat, serve

import pydl4j as dl
from pydl4j import etl

FILE, CLOCK, THREADS = sys.argv[1:4]


def learnt(algorithm: Literal["skip_gram", "cbow"]) -> Repeat:
    """From the file to vectors."""
    model = etl.Word2Vec(
        layer_size=100, window_size=5, min_word_frequency=5, negative_sample=5, epochs=EPOCHS, workers=int(THREADS),
        elements_learning_algorithm=algorithm, tokenizer=etl.RegexTokenizer(r"\S+", lower_case=False),
    )  # fmt: skip

    def repeat(times: int) -> None:
        for _ in range(times):
            with model.fit(etl.read_lines(FILE), progress=False) as vectors:
                assert len(vectors) > 0

    return repeat


if __name__ == "__main__":
    with dl.session():
        serve({"words_skip_gram": lambda: learnt("skip_gram"), "words_cbow": lambda: learnt("cbow")}, CLOCKS[CLOCK])
