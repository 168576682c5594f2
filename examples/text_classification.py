"""Texts to classes: of which part of Python's library does a help text tell?

By TF-IDF, by embeddings, by a transformer, and by a convolution over vectors of Word2Vec.

python examples/text_classification.py
"""

from __future__ import annotations

import importlib
import inspect

import numpy as np

from pydl4j import datasets, etl, nn
from pydl4j.etl import text

PARTS = {
    "numbers": ["cmath", "decimal", "fractions", "math", "random", "statistics"],
    "network": ["email.message", "ftplib", "http.client", "http.cookiejar", "imaplib", "smtplib", "socket", "ssl", "urllib.request"],
    "files": ["os", "pathlib", "shutil", "tarfile", "tempfile", "zipfile"],
}
LENGTH = 24


def help_texts() -> tuple[list[str], np.ndarray]:
    """The documentation of what these modules have, and the part that each belongs to."""
    found: dict[str, int] = {}
    for number, modules in enumerate(PARTS.values()):
        for name in modules:
            module = importlib.import_module(name)
            members = [each for _, each in inspect.getmembers(module) if getattr(each, "__module__", None) in (name, "posix", "_socket")]
            members += [each for kind in members if inspect.isclass(kind) for each in vars(kind).values()]
            for each in [module, *members]:
                doc = getattr(each, "__doc__", None)
                if isinstance(doc, str) and len(doc) > 30:
                    found.setdefault(doc, number)
    order = np.random.default_rng(0).permutation(len(found))
    texts = list(found)
    return [texts[i] for i in order], np.array(list(found.values()))[order]


def train(network: nn.MultiLayerConfiguration, x: np.ndarray, y: np.ndarray, masks: np.ndarray | None, cut: int) -> float:
    net = nn.MultiLayerNetwork(network).init()
    parts = [
        datasets.DataPipeline(x[part], y[part], features_mask=None if masks is None else masks[part])
        for part in (slice(cut), slice(cut, None))
    ]
    net.fit(parts[0].shuffle(seed=2).batch(32), epochs=8)
    return net.evaluate(parts[1]).accuracy


def main() -> None:
    texts, y = help_texts()
    cut = len(texts) * 4 // 5
    table = etl.from_dict({"text": texts})
    first = etl.from_dict({"text": texts[:cut]})  # vocabularies are learnt of what is trained on alone
    share = np.bincount(y[cut:]).max() / len(y[cut:])
    print(f"{len(texts)} texts of {', '.join(PARTS)}; the largest part has {share:.2f} of those to test on")

    tfidf = etl.TransformProcess(table.schema, [etl.Tfidf("text", etl.RegexTokenizer(), min_texts=2, max_terms=2000, sublinear=True)])
    with table.transform(tfidf.fit(first)) as rows:
        x = rows.column("text")
        layers = [nn.Dense(n_out=32, activation="relu", drop_out=0.5), nn.Output(len(PARTS), loss="mcxent")]
        conf = nn.MultiLayerConfiguration(input_type=nn.InputType.feed_forward(x.shape[1]), layers=layers, updater=nn.Adam(0.005), seed=1)
        print(f"tfidf accuracy={train(conf, x, y, None, cut):.3f}")

    indices = etl.TransformProcess(table.schema, [etl.TextToIndices("text", LENGTH, min_count=2, mask_column="mask")]).fit(first)
    with table.transform(indices) as rows:
        x, masks = rows.column("text"), rows.column("mask")
        layers = [
            nn.EmbeddingSequence(n_in=int(x.max()) + 1, n_out=24),
            nn.GlobalPooling("avg"),
            nn.Output(len(PARTS), loss="mcxent"),
        ]
        conf = nn.MultiLayerConfiguration(input_type=nn.InputType.recurrent(1, LENGTH), layers=layers, updater=nn.Adam(0.01), seed=1)
        print(f"embeddings accuracy={train(conf, x, y, masks, cut):.3f}")

        layers[1:1] = [
            nn.PositionEmbedding(LENGTH),
            nn.TransformerEncoder(n_heads=4, dim_feedforward=48, norm_first=True, residual_drop_out=0.9),
            nn.LayerNormalization(),
        ]
        print(f"transformer accuracy={train(conf.replace(layers=layers, updater=nn.Adam(0.003)), x, y, masks, cut):.3f}")
    print(f"word vectors accuracy={by_word_vectors(texts, y, cut):.3f}")


def by_word_vectors(texts: list[str], y: np.ndarray, cut: int) -> float:
    """Vectors of words are learnt of the texts themselves, without their classes; a convolution looks at three words at a time."""
    with etl.Word2Vec(layer_size=32, min_word_frequency=3, epochs=20, sampling=0.01, workers=1).fit(texts) as vectors:
        print("nearest to 'file':", ", ".join(word for word, _ in vectors.words_nearest("file", n=4)))
        data = text.sentences(texts, y, vectors, length=LENGTH)
    layers = [
        nn.Convolution(n_out=48, kernel_size=[3, 32], activation="relu"),
        nn.GlobalPooling("max"),
        nn.Output(len(PARTS), loss="mcxent"),
    ]
    conf = nn.MultiLayerConfiguration(input_type=nn.InputType.convolutional(LENGTH, 32, 1), layers=layers, updater=nn.Adam(0.003), seed=1)
    net = nn.MultiLayerNetwork(conf).init()
    net.fit(data.take(cut).shuffle(seed=2).batch(32), epochs=8)
    return net.evaluate(data.skip(cut).batch(32)).accuracy


if __name__ == "__main__":
    main()
