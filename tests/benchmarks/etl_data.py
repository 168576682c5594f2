"""The files of the ETL benchmarks, the same for all sides."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np

COUNTRIES = ["DE", "FR", "IT", "UK", "US"]
PRODUCTS = [f"item {number:03d}" for number in range(200)]
HEADER = "id,time,country,product,quantity,price,amount,discount,member,rating"
CHUNK = 50_000
KERNEL_ROWS = 400_000
PIXELS = 784


def mixed(file: Path, size: int) -> int:
    """Rows of mixed types, some ``size`` bytes of them; how many."""
    rng = np.random.default_rng(1)
    rows = 0
    with file.open("w") as out:
        out.write(HEADER + "\n")
        while out.tell() < size:
            times = np.datetime_as_string(np.datetime64("2021-01-01") + rng.integers(0, 10**8, CHUNK).astype("timedelta64[s]"))
            countries, products = rng.choice(COUNTRIES, CHUNK), rng.choice(PRODUCTS, CHUNK)
            quantities = np.where(rng.random(CHUNK) < 0.02, "", rng.integers(1, 20, CHUNK).astype(str))
            prices, amounts = rng.uniform(0.5, 500, CHUNK), rng.lognormal(3, 1, CHUNK)
            discounts, members, ratings = rng.random(CHUNK), rng.random(CHUNK) < 0.3, rng.integers(1, 6, CHUNK)
            columns = zip(times, countries, products, quantities, prices, amounts, discounts, members, ratings, strict=True)
            for number, (time, country, product, quantity, price, amount, discount, member, rating) in enumerate(columns, rows):
                out.write(
                    f"{number},{time.replace('T', ' ')},{country},{product},{quantity},{price:.2f},{amount:.6f},{discount!r},"
                    f"{'true' if member else 'false'},{rating}\n".replace("np.float64(", "").replace(")", "")
                )
            rows += CHUNK
    return rows


def digits(file: Path, size: int) -> int:
    """Pictures of 784 pixels, most of them black, with their label in front; how many."""
    rng = np.random.default_rng(2)
    rows = 0
    with file.open("w") as out:
        out.write(",".join(["label", *(f"p{place}" for place in range(PIXELS))]) + "\n")
        while out.tell() < size:
            pixels = np.where(rng.random((500, PIXELS)) < 0.8, 0, rng.integers(1, 256, (500, PIXELS)))
            table = np.column_stack([rng.integers(0, 10, 500), pixels])
            out.write("\n".join(",".join(map(str, row)) for row in table.tolist()) + "\n")
            rows += 500
    return rows


def head(file: Path, of: Path, rows: int) -> int:
    """The header and the first rows of another file; how many rows there are."""
    with of.open() as lines, file.open("w") as out:
        out.writelines(itertools.islice(lines, rows + 1))
    return rows


EPOCHS = 5
"""Passes of Word2Vec over the text."""
VOCABULARY = 20_000


def words(file: Path, count: int) -> int:
    """A text of so many words by Zipf's law, twenty a line; how many."""
    shares = 1 / np.arange(1, VOCABULARY + 1)
    drawn = np.random.default_rng(1).choice(VOCABULARY, (count // 20, 20), p=shares / shares.sum())
    file.write_text("".join(" ".join(f"w{word}" for word in line) + "\n" for line in drawn), encoding="utf-8")
    return drawn.size
