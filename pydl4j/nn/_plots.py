"""What the pictures share; matplotlib is an extra."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydl4j._errors import PyDl4jError

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def axes_for(ax: Axes | None) -> Any:
    """The given axes, or those of a new figure; says what to install where matplotlib is missing."""
    if ax is not None:
        return ax
    try:
        import matplotlib.pyplot as plt
    except ImportError as error:
        raise PyDl4jError("Pictures need matplotlib. Install it with: pip install 'pydl4j[plot]'") from error
    return plt.subplots(layout="constrained")[1]
