"""Writes the files gensim.* and headless.txt beside this file, with gensim 4.4: python make.py, in an environment with gensim."""

import gzip
import json
from pathlib import Path

import numpy as np
from gensim.models import KeyedVectors

HERE = Path(__file__).parent
WORDS = ["the", "cat", "Straßenfest", "数学", "café", "a.b", "\U0001d49c", "x"]


def main() -> None:
    vectors = KeyedVectors(5)
    numbers = np.random.default_rng(3).standard_normal((len(WORDS), 5)).astype(np.float32)
    numbers[7] = [0, -0.0, 1e-30, 123456.789, -1]
    vectors.add_vectors(WORDS, numbers)
    vectors.save_word2vec_format(HERE / "gensim.txt", binary=False)
    vectors.save_word2vec_format(HERE / "gensim.bin", binary=True)
    vectors.save_word2vec_format(HERE / "headless.txt", binary=False, write_header=False)
    (HERE / "gensim.bin.gz").write_bytes(gzip.compress((HERE / "gensim.bin").read_bytes(), mtime=0))
    told = {
        "words": WORDS,
        "bits": numbers.view(np.int32).tolist(),
        "similarity": float(vectors.similarity("the", "cat")),
        "nearest": vectors.most_similar(["the", "cat"], ["x"], topn=4),
        "nearest to a vector": vectors.similar_by_vector(np.arange(1, 6, dtype=np.float32), topn=3),
    }
    (HERE / "gensim.json").write_text(json.dumps(told, indent=1) + "\n")


if __name__ == "__main__":
    main()
