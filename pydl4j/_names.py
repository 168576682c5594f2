"""Compares names the way people mistype them. The counterpart of Java's `Names`."""

from __future__ import annotations

from collections.abc import Iterable

MOST = 60
"""How many names a message lists."""


def folded(name: str) -> str:
    """Lower case without separators, so that `xavier_uniform` and `XavierUniform` are one name."""
    return name.replace("_", "").replace("-", "").replace(" ", "").lower()


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """ "Did you mean 'n_out'?" when one name is close, otherwise the list of all names."""
    names = list(known)
    if not names:
        return "It has none."
    nearest, *others = sorted(names, key=lambda name: distance(folded(wrong), folded(name)))
    if distance(folded(wrong), folded(nearest)) <= max(2, len(wrong) // 3):
        return f"Did you mean '{nearest}'?"
    if len(names) > MOST:
        return f"The nearest of {len(names)} are: {', '.join([nearest, *others[:9]])}."
    return "Known are: " + ", ".join(names) + "."


def distance(a: str, b: str) -> int:
    """Levenshtein's distance: how many letters to insert, delete or replace."""
    previous = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        current = [i]
        for j, other in enumerate(b, start=1):
            replace = previous[j - 1] + (letter != other)
            current.append(min(replace, previous[j] + 1, current[j - 1] + 1))
        previous = current
    return previous[-1]
