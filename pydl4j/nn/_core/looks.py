"""How a network looks as text and in notebooks."""

from __future__ import annotations

import html

from pydl4j.nn._core.life import Living


class Looks(Living):
    """Adds `summary` and what prints it."""

    def summary(self) -> str:
        """A table of the layers: what goes in, what comes out, how many parameters."""
        return str(self._object().call("summary")).rstrip()

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
