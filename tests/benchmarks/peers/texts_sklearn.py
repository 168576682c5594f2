"""The benchmarks of texts in scikit-learn; arguments: the file with a text a line, the clock (wall or cpu)."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sklearn.feature_extraction.text import TfidfVectorizer
from worker import CLOCKS, Repeat, serve

FILE, CLOCK = sys.argv[1:3]


def tfidf() -> Repeat:
    texts = Path(FILE).read_text(encoding="utf-8").splitlines()

    def repeat(times: int) -> None:
        for _ in range(times):
            vectorizer = TfidfVectorizer()
            vectorizer.fit(texts)
            assert vectorizer.transform(texts).shape[0] == len(texts)

    return repeat


if __name__ == "__main__":
    serve({"tfidf": tfidf}, CLOCKS[CLOCK])
