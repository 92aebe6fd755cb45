"""Outlines of states → the shapes of a locator map, centred on the parties.

Lambert's azimuthal equal-area projection (Snyder, Map Projections, 1987, p. 185): every state in
its true proportion, wherever on the globe the parties are, the date line included.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from docgen.errors import TemplateError
from docgen.render.resources import Resources

_NAME = "outlines/outlines.json"
_WIDTH = 1000.0  # of the map, in its own units
_EDGE = 0.04  # of the width, left free around the parties
_FAR = 8.0  # degrees; an island nearer to its country than that is always on the map
_SPECK = 12.0  # units; what is smaller is shown by a ring around it

Ring = tuple[int, ...]  # longitude and latitude in turn, in tenths of a degree
Point = tuple[float, float]


class _Data(msgspec.Struct, frozen=True):
    land: tuple[Ring, ...]
    parties: dict[str, tuple[Ring, ...]]


class Outlines:
    """Maps for the templates of one product."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def locator(self, codes: Iterable[str], ratio: float = 1.5) -> dict[str, Any] | None:
        """A map of the states ``codes``, ``ratio`` times as wide as high; ``None`` without any.

        ``width`` and ``height``; ``land`` and, for each state that has an outline, ``parties``:
        ``path`` (of an SVG, in the map's units), ``x`` and ``y`` of its middle, ``speck`` where it
        is too small to be seen.
        """
        found = self._resources.find(_NAME)
        if found is None:
            raise TemplateError("there is no such file", self._resources.places(_NAME)[1])
        path, content = found
        try:
            data = _decoded(content)
        except msgspec.DecodeError as error:
            raise TemplateError(f"no outlines: {error}", path) from error
        known = tuple(code for code in codes if code in data.parties)
        return _drawn(content, known, ratio) if known else None


@lru_cache(maxsize=2)
def _decoded(content: bytes) -> _Data:
    return msgspec.json.decode(content, type=_Data)


@lru_cache(maxsize=64)
def _drawn(content: bytes, codes: tuple[str, ...], ratio: float) -> dict[str, Any]:
    data = _decoded(content)
    main = [point for code in codes for ring in _main(data.parties[code]) for point in ring]
    around = _Projection(main)
    window = _Window([around.of(point) for point in main if around.sees(point)], ratio)
    parties = {}
    for code in codes:
        rings = list(_on_map(data.parties[code], around, window))
        if rings:
            largest = max(rings, key=len)
            (left, right), (top, bottom) = (
                _span(x for x, _ in largest),
                _span(y for _, y in largest),
            )
            parties[code] = {
                "path": _path(rings),
                "x": round((left + right) / 2, 1),
                "y": round((top + bottom) / 2, 1),
                "speck": max(right - left, bottom - top) < _SPECK,
            }
    return {
        "width": round(_WIDTH),
        "height": round(_WIDTH / ratio),
        "land": _path(_on_map(data.land, around, window)),
        "parties": parties,
    }


def _main(rings: Sequence[Ring]) -> list[list[Point]]:
    """The part of a state that decides what the map shows: land far away, overseas, does not."""
    largest = _degrees(max(rings, key=len))
    spans = [_span(point[axis] for point in largest) for axis in (0, 1)]
    return [
        ring
        for ring in map(_degrees, rings)
        if all(
            low - _FAR < point[axis] < high + _FAR
            for point in ring
            for axis, (low, high) in enumerate(spans)
        )
    ]


class _Projection:
    """Centred on the mean of ``points`` (longitude, latitude, in degrees) on the sphere."""

    def __init__(self, points: Sequence[Point]) -> None:
        vectors = [
            (math.cos(b) * math.cos(a), math.cos(b) * math.sin(a), math.sin(b))
            for a, b in ((math.radians(x), math.radians(y)) for x, y in points)
        ]
        x, y, z = (sum(axis) for axis in zip(*vectors, strict=True))
        self._lon, self._lat = math.atan2(y, x), math.atan2(z, math.hypot(x, y))

    def sees(self, point: Point) -> bool:
        """Whether ``point`` is not so near the antipode that the projection tears it apart."""
        return self._cosine(point) > -0.9

    def of(self, point: Point) -> Point:
        """``point`` on the plane, y downwards, in radii of the globe."""
        lon, lat = math.radians(point[0]) - self._lon, math.radians(point[1])
        scale = math.sqrt(2 / (1 + self._cosine(point)))
        x = scale * math.cos(lat) * math.sin(lon)
        y = math.cos(self._lat) * math.sin(lat)
        y -= math.sin(self._lat) * math.cos(lat) * math.cos(lon)
        return x, -scale * y

    def _cosine(self, point: Point) -> float:
        lon, lat = math.radians(point[0]) - self._lon, math.radians(point[1])
        level = math.cos(self._lat) * math.cos(lat) * math.cos(lon)
        return math.sin(self._lat) * math.sin(lat) + level


class _Window:
    """The part of the plane that the map shows: all of ``points``, in the map's proportions."""

    def __init__(self, points: Sequence[Point], ratio: float) -> None:
        (left, right), (top, bottom) = _span(x for x, _ in points), _span(y for _, y in points)
        width = max(right - left, (bottom - top) * ratio) * (1 + 2 * _EDGE)
        self._left = (left + right - width) / 2
        self._top = (top + bottom - width / ratio) / 2
        self._scale = _WIDTH / width
        self._ratio = ratio

    def of(self, point: Point) -> Point:
        """``point`` in the map's units, those far outside moved to just outside."""
        x, y = ((point[0] - self._left), (point[1] - self._top))
        return (
            min(max(x * self._scale, -50.0), _WIDTH + 50),
            min(max(y * self._scale, -50.0), _WIDTH / self._ratio + 50),
        )


def _on_map(
    rings: Iterable[Ring], around: _Projection, window: _Window
) -> Iterator[list[tuple[int, int]]]:
    """The rings in the map's units, those that lie outside left out."""
    for ring in rings:
        points: list[tuple[int, int]] = []
        for degrees in _degrees(ring):
            if around.sees(degrees):
                x, y = window.of(around.of(degrees))
                _extend(points, (round(x), round(y)))
        if len({x for x, _ in points}) > 1 and len({y for _, y in points}) > 1:
            yield points


def _extend(points: list[tuple[int, int]], point: tuple[int, int]) -> None:
    """Add ``point``, or move the last one there, if all lies on one level or upright line.

    So of a coast far outside little is left along the edge of the map.
    """
    straight = len(points) > 1 and any(
        points[-2][axis] == points[-1][axis] == point[axis] for axis in (0, 1)
    )
    if straight:
        points.pop()
    if point not in points[-1:]:
        points.append(point)


def _degrees(ring: Ring) -> list[Point]:
    return [(x / 10, y / 10) for x, y in zip(ring[::2], ring[1::2], strict=True)]


def _span(values: Iterable[float]) -> tuple[float, float]:
    values = list(values)
    return min(values), max(values)


def _path(rings: Iterable[Sequence[Point]]) -> str:
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in ring) + "Z" for ring in rings)
