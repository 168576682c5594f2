"""Writes the tokenisers beside this file, and what tokenizers 0.23.3 makes with them: python make.py, with tokenizers and sentencepiece.

They are learnt of a few sentences, small, and of the kinds that well-known models have.
"""

import json
import random
import tempfile
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

HERE = Path(__file__).parent
TEXTS = [
    "In the beginning God created the heaven and the earth. And the earth was without form, and void;",
    "and darkness was upon the face of the deep. And the Spirit of God moved upon the face of the waters.",
    "The quick brown fox jumps over the lazy dog; 1234 times, or 5.6e7 times!",
    "Größe, Straße, naïve façade, café au lait — ÜBER alles? Nein: niemals...",
    "数学は楽しい。日本語のテキスト。中文字符也有。",
    "def f(x):\n    return x ** 2  # squares\n\n\tprint(f(10_000))\n",
    "It's they're we've I'm you'll he'd don't; 'quoted' \"words\" (in brackets) [MASK]-like <s>",
] * 3
HARD = [
    "", " ", "  two  blanks ", "\t\n mixed\r\nwhite\u00a0space\u3000here\u200b!", "Café CAFÉ e\u0301 E\u0301 \ufb01ne \uff21\uff22 \u212b",
    "unbelievably1234 x1y22z333 3.14 1,000,000", "a" * 120,
    "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f ok", "don't WE'RE I'LL he'S",
    "[CLS] the [SEP] <s> </s> <mask> <pad>the<mask>", "the  <mask>  earth", "İstanbul ΣΊΣΥΦΟΣ straße ŒUVRE", "한 한국어 각",
    "x\u0000y\ufffdz\u0007", "!!!...??? --- ___ $$$ €5 £6 ½ Ⅷ ²", "नमस्ते दुनिया عربى עברית ไทย",
    "the\u2028earth\u2029x", "foo<new>bar <new> <New>", "▁the ▁ earth",
    "q\u0323\u0307 d\u0307\u0323", "ﷺ ㎏ ﬃ ½",
]  # fmt: skip


def sentences() -> list[str]:
    lot = random.Random(3)
    letters = [
        *"aàbc eéhtTnd  .,'!?1240\n\t_-",
        "the",
        " and",
        "God",
        "\u0301",
        "ß",
        "数",
        "語",
        "\U0001f600",
        "\u00a0",
        "ﬁ",
        "한",
        "▁",
        "Ġ",
    ]
    return HARD + ["".join(lot.choice(letters) for _ in range(lot.randrange(1, 30))) for _ in range(25)]


def learnt(tokenizer: Tokenizer, trainer: object) -> Tokenizer:
    tokenizer.train_from_iterator(TEXTS, trainer)
    return tokenizer


def bert() -> Tokenizer:
    made = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.decoder = decoders.WordPiece()
    signs = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    learnt(made, trainers.WordPieceTrainer(vocab_size=400, special_tokens=signs, show_progress=False))
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    made.add_tokens([AddedToken("<new>", single_word=True, normalized=True)])
    return made


def cased() -> Tokenizer:
    made = Tokenizer.from_str(bert().to_str())
    made.normalizer = normalizers.BertNormalizer(lowercase=False, strip_accents=False, clean_text=True, handle_chinese_chars=False)
    made.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    made.enable_padding(pad_id=0, pad_token="[PAD]", length=12)
    made.enable_truncation(12)
    return made


def gpt2() -> Tokenizer:
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.post_processor = processors.ByteLevel(trim_offsets=False)
    trainer = trainers.BpeTrainer(
        vocab_size=500, special_tokens=["<|endoftext|>"], initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False
    )
    return learnt(made, trainer)


def roberta() -> Tokenizer:
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    made.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    specials = ["<s>", "<pad>", "</s>"]
    learnt(made, trainers.BpeTrainer(vocab_size=500, special_tokens=specials, initial_alphabet=alphabet, show_progress=False))
    made.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), trim_offsets=True, add_prefix_space=True)
    made.add_special_tokens([AddedToken("<mask>", lstrip=True, normalized=False)])
    return made


def llama() -> Tokenizer:
    made = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    made.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    made.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    signs = ["<unk>", "<s>", "</s>"] + [f"<0x{b:02X}>" for b in range(256)]
    learnt(made, trainers.BpeTrainer(vocab_size=700, special_tokens=signs, limit_alphabet=60, show_progress=False))
    tree = json.loads(made.to_str())
    tree["added_tokens"] = tree["added_tokens"][:3]  # the bytes are pieces as others are
    made = Tokenizer.from_str(json.dumps(tree))
    made.post_processor = processors.TemplateProcessing(single="<s> $A", pair="<s> $A <s>:1 $B:1", special_tokens=[("<s>", 1)])
    return made


def llama3() -> Tokenizer:
    made = Tokenizer(models.BPE(ignore_merges=True))
    pattern = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
    split = pre_tokenizers.Split(Regex(pattern), "isolated")
    made.pre_tokenizer = pre_tokenizers.Sequence([split, pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    made.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    learnt(made, trainers.BpeTrainer(vocab_size=500, special_tokens=["<s>"], initial_alphabet=alphabet, show_progress=False))
    template = processors.TemplateProcessing(single="<s> $A", pair="<s> $A <s>:1 $B:1", special_tokens=[("<s>", 0)])
    made.post_processor = processors.Sequence([processors.ByteLevel(trim_offsets=True, add_prefix_space=False), template])
    return made


def clip() -> Tokenizer:
    made = Tokenizer(models.BPE(unk_token="<unk>", end_of_word_suffix="</w>", fuse_unk=False))
    made.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()])
    split = pre_tokenizers.Split(Regex(r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"), "removed", invert=True)
    made.pre_tokenizer = split
    made.decoder = decoders.BPEDecoder("</w>")
    return learnt(made, trainers.BpeTrainer(vocab_size=300, special_tokens=["<unk>"], end_of_word_suffix="</w>", show_progress=False))


def unigram() -> Tokenizer:
    made = Tokenizer(models.Unigram())
    made.normalizer = normalizers.Sequence([normalizers.NFKD(), normalizers.StripAccents(), normalizers.Strip()])
    made.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="first")
    made.decoder = decoders.Metaspace(prepend_scheme="first")
    trainer = trainers.UnigramTrainer(vocab_size=300, special_tokens=["<unk>", "</s>"], unk_token="<unk>", show_progress=False)
    return learnt(made, trainer)


def sentencepiece() -> Tokenizer:
    """T5's kind: Unigram with the map of letters that SentencePiece compiled, here of few rules."""
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2 as pb2

    rules = {"\ufb01": "fi", "\u212b": "\u00c5", "\u00bd": "1/2", "\u00a0": " ", "\u3000": " ", "\t": " ", "\n": " ", "\uff21\uff22": "AB"}
    with tempfile.TemporaryDirectory() as folder:
        tsv = Path(folder, "rules.tsv")
        tsv.write_text("".join(f"{' '.join(f'{ord(c):X}' for c in a)}\t{' '.join(f'{ord(c):X}' for c in b)}\n" for a, b in rules.items()))
        corpus = Path(folder, "texts")
        corpus.write_text("\n".join(" ".join(text.split()) for text in TEXTS))
        sentencepiece.SentencePieceTrainer.train(
            input=str(corpus), model_prefix=str(Path(folder, "m")), vocab_size=300, hard_vocab_limit=False, minloglevel=2,
            normalization_rule_tsv=str(tsv),
        )  # fmt: skip
        proto = pb2.ModelProto()
        proto.ParseFromString(Path(folder, "m.model").read_bytes())
    made = Tokenizer(models.Unigram([(p.piece, p.score) for p in proto.pieces], 0, False))
    charsmap = normalizers.Precompiled(proto.normalizer_spec.precompiled_charsmap)
    made.normalizer = normalizers.Sequence([charsmap, normalizers.Replace(Regex(" {2,}"), " ")])
    made.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(prepend_scheme="always")])
    made.decoder = decoders.Metaspace()
    made.post_processor = processors.TemplateProcessing(single="$A </s>", pair="$A </s> $B </s>", special_tokens=[("</s>", 2)])
    return made


def words() -> Tokenizer:
    made = Tokenizer(models.WordLevel(unk_token="<unk>"))
    made.normalizer = normalizers.NFD()
    parts = [pre_tokenizers.Whitespace(), pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.Punctuation("merged_with_previous")]
    made.pre_tokenizer = pre_tokenizers.Sequence(parts)
    return learnt(made, trainers.WordLevelTrainer(vocab_size=120, special_tokens=["<unk>"], show_progress=False))


def splits() -> Tokenizer:
    made = Tokenizer(models.BPE(unk_token="<unk>"))
    made.normalizer = normalizers.NFKC()
    parts = [
        pre_tokenizers.Split(" ", "merged_with_next"), pre_tokenizers.Split(Regex("[.,;]"), "contiguous"), pre_tokenizers.Digits(),
        pre_tokenizers.CharDelimiterSplit("_"),
    ]  # fmt: skip
    made.pre_tokenizer = pre_tokenizers.Sequence(parts)
    return learnt(made, trainers.BpeTrainer(vocab_size=200, special_tokens=["<unk>"], show_progress=False))


def encoded(encoding: object) -> dict[str, object]:
    e = encoding
    return {
        "ids": e.ids, "tokens": e.tokens, "offsets": [list(pair) for pair in e.offsets], "types": e.type_ids, "mask": e.attention_mask,
        "special": e.special_tokens_mask,
    }  # fmt: skip


def main() -> None:
    kinds = [bert, cased, gpt2, roberta, llama, llama3, clip, unigram, sentencepiece, words, splits]
    for kind in kinds:
        made = kind()
        name = kind.__name__
        (HERE / f"{name}.json").write_text(json.dumps(json.loads(made.to_str()), ensure_ascii=True) + "\n")
        texts = sentences()
        cases = []
        for i, text in enumerate(texts):
            case = {"text": text, "one": encoded(made.encode(text))}
            case["decoded"] = made.decode(case["one"]["ids"])
            if i % 4 == 0:
                other = texts[-1 - i]
                case["other"], case["two"] = other, encoded(made.encode(text, other))
            cases.append(case)
        (HERE / f"{name}.told.json").write_text(json.dumps(cases, ensure_ascii=True) + "\n")


if __name__ == "__main__":
    main()
