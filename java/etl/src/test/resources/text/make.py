"""Writes terms.json and pieces.json beside this file: what scikit-learn 1.9.1 and tokenizers 0.23.3 make of some texts.

python make.py, in an environment with scikit-learn and tokenizers.
"""

import json
from pathlib import Path

from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from tokenizers import BertWordPieceTokenizer

HERE = Path(__file__).parent
TEXTS = [
    "The cat sat on the mat, the cat purred.",
    "A dog; the dog's bowl was empty!",
    "Café au lait, naïve façade — ÜBER größe",
    "数学 は 楽しい 数学",
    "foo_bar x1 1234 3.14 e-mail a b c",
    "",
    "the the the and and of",
    "\U0001d49c\U0001d4b7 \ufb01ne \uff21\uff22 word",
]
CASES = {
    "counts": (CountVectorizer, {}),
    "binary bigrams": (CountVectorizer, {"ngram_range": (1, 2), "binary": True}),
    "limits": (CountVectorizer, {"min_df": 2, "max_df": 0.4, "stop_words": ["and"]}),
    "tfidf": (TfidfVectorizer, {}),
    "tfidf l1 sublinear": (TfidfVectorizer, {"norm": "l1", "sublinear_tf": True, "ngram_range": (1, 3), "stop_words": ["the", "of"]}),
    "tfidf plain": (TfidfVectorizer, {"norm": None, "smooth_idf": False, "strip_accents": "unicode", "lowercase": True}),
    "pattern": (TfidfVectorizer, {"token_pattern": r"(?u)[a-z]+", "lowercase": False}),
}
PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "cat", "##s", "sat", "un", "##aff", "##able", ",", ".", "!", "'",
          "dog", "cafe",
          "café", "数", "学", "ü", "##ber", "uber", "na", "##ive", "##ï", "##ve", "-", "a", "b", "##b", "1", "##2",
          "##3", "é"]  # fmt: skip
SENTENCES = [
    "The cats sat, unaffable dog's!",
    "Café CAFÉ uber Über naïve",
    "数学 cats数",
    "aab abb-ab\tthe\u00a0cat\u200bs 123",
    "unaffableunaffable " + "a" * 101 + " zzz",
    "",
]


def terms() -> dict[str, object]:
    cases = []
    for name, (kind, settings) in CASES.items():
        made = kind(**settings)
        matrix = made.fit_transform(TEXTS)
        matrix.sort_indices()
        told = {key: list(value) if isinstance(value, tuple) else value for key, value in settings.items()}
        cases.append({
            "name": name, "kind": kind.__name__, "settings": told, "terms": list(made.get_feature_names_out()),
            "idf": list(map(float, made.idf_)) if kind is TfidfVectorizer else [],
            "indptr": matrix.indptr.tolist(), "indices": matrix.indices.tolist(), "data": list(map(float, matrix.data)),
        })  # fmt: skip
    return {"texts": TEXTS, "cases": cases}


def pieces() -> dict[str, object]:
    vocabulary = {piece: number for number, piece in enumerate(PIECES)}
    cases = []
    for lower in (True, False):
        made = BertWordPieceTokenizer(vocabulary, lowercase=lower, strip_accents=lower)
        for text in SENTENCES:
            tokens = made.encode(text, add_special_tokens=False).tokens
            cases.append({"lower": lower, "text": text, "tokens": tokens})
    return {"vocabulary": PIECES, "cases": cases}


if __name__ == "__main__":
    (HERE / "terms.json").write_text(json.dumps(terms(), ensure_ascii=True, indent=1) + "\n")
    (HERE / "pieces.json").write_text(json.dumps(pieces(), ensure_ascii=True, indent=1) + "\n")
