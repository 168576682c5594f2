"""A network as a drawing: its vertices from top to bottom, each below what it reads."""

from __future__ import annotations

import html
import json
import os
from dataclasses import dataclass
from pathlib import Path

from pydl4j._errors import ConfigurationError
from pydl4j._files import replacing

WIDTH, HEIGHT, ACROSS, DOWN = 190, 44, 24, 34


@dataclass(frozen=True)
class Box:
    """One vertex: its name, what it is, and the names of what it reads."""

    name: str
    text: str
    reads: tuple[str, ...]


class Drawing:
    """A drawing, which a notebook shows; `dot` is the same for graphviz, `svg` the picture as text."""

    def __init__(self, boxes: list[Box]) -> None:
        self._boxes = boxes

    @property
    def dot(self) -> str:
        """The graph in graphviz' language."""
        lines = [f"  {json.dumps(box.name)} [label={json.dumps(f'{box.name}{chr(10)}{box.text}')}];" for box in self._boxes]
        lines += [f"  {json.dumps(read)} -> {json.dumps(box.name)};" for box in self._boxes for read in box.reads]
        return "\n".join(["digraph network {", "  node [shape=box];", *lines, "}"]) + "\n"

    @property
    def svg(self) -> str:
        """The picture."""
        places = self._places()
        wide = max(x for x, _ in places.values()) + WIDTH + ACROSS
        high = max(y for _, y in places.values()) + HEIGHT + ACROSS
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" font-family="sans-serif" font-size="12">',
            '<defs><marker id="tip" markerWidth="7" markerHeight="7" refX="6" refY="3" orient="auto">'
            '<path d="M0,0 L6,3 L0,6 z" fill="#555"/></marker></defs>',
        ]
        for box in self._boxes:
            x, y = places[box.name]
            for read in box.reads:
                from_x, from_y = places[read]
                parts.append(
                    f'<path d="M{from_x + WIDTH / 2:g},{from_y + HEIGHT} L{x + WIDTH / 2:g},{y}" stroke="#555" fill="none" '
                    'marker-end="url(#tip)"/>'
                )
        for box in self._boxes:
            x, y = places[box.name]
            parts.append(f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="5" fill="#eef3f8" stroke="#7a93ad"/>')
            for text, below, weight in ((box.name, 18, "bold"), (box.text, 34, "normal")):
                at = f'x="{x + WIDTH / 2:g}" y="{y + below}"'
                parts.append(f'<text {at} text-anchor="middle" font-weight="{weight}">{html.escape(_short(text))}</text>')
        return "\n".join([*parts, "</svg>"])

    def _places(self) -> dict[str, tuple[int, int]]:
        depths: dict[str, int] = {}
        rows: list[list[str]] = []
        for box in self._boxes:  # each behind what it reads
            depth = 1 + max((depths[read] for read in box.reads), default=-1)
            depths[box.name] = depth
            rows += [[] for _ in range(depth + 1 - len(rows))]
            rows[depth].append(box.name)
        broadest = max(map(len, rows))
        places = {}
        for depth, row in enumerate(rows):
            left = (broadest - len(row)) * (WIDTH + ACROSS) // 2 + ACROSS
            for i, name in enumerate(row):
                places[name] = (left + i * (WIDTH + ACROSS), ACROSS + depth * (HEIGHT + DOWN))
        return places

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the picture to a file that ends in .svg, or graphviz' text to one that ends in .dot."""
        target = Path(path)
        text = {".svg": self.svg, ".dot": self.dot}.get(target.suffix)
        if text is None:
            raise ConfigurationError(f"A drawing is saved as .svg or as .dot. Got {str(target)!r}.")
        with replacing(target) as fresh:
            fresh.write_text(text, encoding="utf-8")

    def _repr_html_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<Drawing of {len(self._boxes)} vertices>"


def _short(text: str) -> str:
    return text if len(text) <= 28 else f"{text[:27]}…"
