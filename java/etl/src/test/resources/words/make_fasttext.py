"""Makes fasttext_*.bin and fasttext.json with the real fastText 0.9.2.

`pip install fasttext-wheel "numpy<2"`, then `python make_fasttext.py`.
"""

import json
import random
import tempfile
from pathlib import Path

import fasttext

HERE = Path(__file__).parent
WORDS = ["the", "cat", "sat", "Straße", "数学", "naïve", "running", "a", "x"]
UNKNOWN = ["cats", "runner", "Straßen", "数学者", "zzz", "🙂cat", "ab"]


def main() -> None:
    random.seed(1)
    lines = [" ".join(random.choices(WORDS, k=8)) for _ in range(300)]
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "text")
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        labelled = Path(folder, "labelled")
        labelled.write_text("\n".join(f"__label__{i % 2} {line}" for i, line in enumerate(lines)) + "\n", encoding="utf-8")
        common = {"dim": 6, "minCount": 1, "epoch": 2, "thread": 1, "bucket": 40, "verbose": 0}
        models = {
            "skipgram": fasttext.train_unsupervised(str(file), "skipgram", minn=3, maxn=6, **common),
            "cbow": fasttext.train_unsupervised(str(file), "cbow", minn=1, maxn=2, **common),
            "words": fasttext.train_unsupervised(str(file), "skipgram", minn=0, maxn=0, **common),
            "supervised": fasttext.train_supervised(str(labelled), minn=2, maxn=3, wordNgrams=2, **common),
        }
        for name, model in models.items():
            model.save_model(str(HERE / f"fasttext_{name}.bin"))
            words, counts = model.get_words(include_freq=True)
            asked = [*words, *UNKNOWN]
            vectors = {word: [float(number) for number in model.get_word_vector(word)] for word in asked}
            found[name] = {"words": words, "counts": [int(count) for count in counts], "vectors": vectors}
        quantized = fasttext.train_supervised(str(labelled), minn=2, maxn=3, **{**common, "bucket": 300})
        quantized.quantize(str(labelled))
        quantized.save_model(str(HERE / "fasttext_quantized.ftz"))
    (HERE / "fasttext.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
