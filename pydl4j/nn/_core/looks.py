"""How a network looks as text and in notebooks."""

from __future__ import annotations

import html

from pydl4j.nn._core.life import Living
from pydl4j.nn._drawing import Box, Drawing


class Looks(Living):
    """Adds `summary` and what prints it."""

    def summary(self) -> str:
        """A table of the layers: what goes in, what comes out, how many parameters."""
        return str(self._object().call("summary")).rstrip()

    def plot(self) -> Drawing:
        """A drawing of the network: a notebook shows it, `plot().save("net.svg")` writes it, `plot().dot` is graphviz' text."""
        rows: list[list[str]] = self._object().call("summaryRows")
        reads_at = rows[0].index("reads") if "reads" in rows[0] else None
        inputs = tuple(getattr(self.conf, "inputs", ("input",)))
        boxes = [Box(name, "input", ()) for name in inputs]
        before = inputs[0]
        for row in rows[1:]:
            if row[0]:
                name = row[0].split(" ", 1)[1]
                known = {box.name for box in boxes}
                reads = (before,) if reads_at is None else _split(row[reads_at], known)
                boxes.append(Box(name, f"{row[1]} {row[3]}", reads))
                before = name
        return Drawing(boxes)

    def __repr__(self) -> str:
        state = "closed" if self._closed else "not initialised" if self._java is None else "ready"
        return f"<{type(self).__name__} of {self._size()}, {state}>"

    def _size(self) -> str:
        layers = getattr(self.conf, "layers", None)
        return f"{len(self.conf.vertices)} vertices" if layers is None else f"{len(layers)} layers"

    def __str__(self) -> str:
        return repr(self) if self._closed else self.summary()

    def _repr_html_(self) -> str:
        if self._closed:
            return html.escape(repr(self))
        rows: list[list[str]] = self._object().call("summaryRows")
        cells = ["".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows[1:]]
        head = "".join(f"<th>{html.escape(title)}</th>" for title in rows[0])
        body = "".join(f"<tr>{row}</tr>" for row in cells)
        parameters = int(self._object().call("numParams"))
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{parameters:,} parameters</p>"


def _split(joined: str, known: set[str]) -> tuple[str, ...]:
    """Names that are joined by commas, which a name may have too."""
    if joined in known:
        return (joined,)
    parts = joined.split(", ")
    for i in range(1, len(parts)):
        head = ", ".join(parts[:i])
        if head in known:
            rest = _split(", ".join(parts[i:]), known)
            if rest:
                return (head, *rest)
    return ()
