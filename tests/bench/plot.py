"""A few curves over the number of documents, both axes logarithmic, as SVG."""

import math
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

_WIDTH, _HEIGHT = 250, 220
_LEFT, _TOP, _GAP = 50, 40, 110
_COLOURS = ("#1f3f8f", "#b0481e")


class Curve(NamedTuple):
    """A value for each number of documents."""

    name: str
    values: Sequence[float]


class Panel(NamedTuple):
    """Curves that have a unit in common, which is in the title."""

    title: str
    curves: Sequence[Curve]


def write_plot(path: Path, counts: Sequence[int], panels: Sequence[Panel]) -> None:
    """Write the panels side by side to ``path``."""
    width = _LEFT + len(panels) * (_WIDTH + _GAP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{_HEIGHT + 100}"'
        f' viewBox="0 0 {width} {_HEIGHT + 100}" font-family="sans-serif" font-size="12">',
        "<title>How cost grows with the number of documents</title>",
        '<rect width="100%" height="100%" fill="white"/>',
    ]
    for number, panel in enumerate(panels):
        parts += _panel(panel, counts, _LEFT + number * (_WIDTH + _GAP))
    path.write_text("\n".join([*parts, "</svg>", ""]))


def _panel(panel: Panel, counts: Sequence[int], left: float) -> list[str]:
    values = [value for curve in panel.curves for value in curve.values]
    low = 10 ** math.floor(math.log10(min(values)))
    high = max(10 ** math.ceil(math.log10(max(values))), low * 10)
    floor = _TOP + _HEIGHT

    def across(count: float) -> float:
        return left + _share(count, counts[0], counts[-1]) * _WIDTH

    def up(value: float) -> float:
        return floor - _share(value, low, high) * _HEIGHT

    parts = [f'<text x="{left}" y="{_TOP - 15}" font-weight="bold">{escape(panel.title)}</text>']
    for power in range(round(math.log10(low)), round(math.log10(high)) + 1):
        y = up(10.0**power)
        parts.append(f'<path d="M{left} {y:.1f}h{_WIDTH}" stroke="#d5d8df"/>')
        parts.append(_text(left - 6, y + 4, f"{10.0**power:,g}", "end"))
    for count in counts:
        parts.append(_text(across(count), floor + 18, f"{count:,}", "middle"))
    parts.append(_text(left + _WIDTH / 2, floor + 38, "documents", "middle"))
    ends: list[float] = []
    for curve, colour in zip(panel.curves, _COLOURS, strict=False):
        points = [(across(x), up(y)) for x, y in zip(counts, curve.values, strict=True)]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
        x, y = points[-1]
        while any(abs(y - other) < 14 for other in ends):  # names must not print on each other
            y += 14
        ends.append(y)
        parts.append(_text(x + 7, y + 4, curve.name, "start", colour))
    return parts


def _share(value: float, low: float, high: float) -> float:
    return math.log(value / low) / math.log(high / low)


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#333") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">'
        f"{escape(words)}</text>"
    )
