"""Outlines of states → the shapes of a locator map that shows all parties."""

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import msgspec

from docgen.errors import TemplateError
from docgen.render.polygons import Ring, around, cut, path, projected, span
from docgen.render.projection import Point, Projection, projection_for
from docgen.render.resources import Resources

_NAME = "outlines/outlines.json"
_MEMBERS = "outlines/organisations.json"
_WIDTH = 1000.0  # of the map, in its own units
_EDGE = 0.04  # of the width, left free around the parties
_LEAST = 0.2  # radii of the globe; a map of less would show no land beside a small island
_SPECK = 12.0  # units; what is smaller is shown by a ring around it
_HALF_TURN = 180.0
_APART = 40.0  # units between two such rings

# Which parts of a state the map must show, by area and distance from its largest part.
_LARGE = 0.2  # of the largest part, wherever it is
_FAR = (10.0, 0.02)  # degrees, and the share of the largest part
_NEAR = 3.0  # degrees, whatever the area


class _Data(msgspec.Struct, frozen=True):
    land: tuple[tuple[int, ...], ...]
    parties: dict[str, tuple[tuple[int, ...], ...]]


class _Organisation(msgspec.Struct, frozen=True):
    name: str
    source: str
    members: tuple[str, ...]


class Outlines:
    """Maps for the templates of one product."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def locator(
        self,
        codes: Iterable[str],
        names: Mapping[str, Mapping[str, Any]] | None = None,
        ratio: float = 1.5,
    ) -> Mapping[str, Any] | None:
        """A map of the parties ``codes``, ``ratio`` times as wide as high.

        ``None`` if there are none.

        An organisation is shown by its members; ``names`` gives its official name, by which it is
        found if its code is unknown. Returns ``width`` and ``height``; ``land``; and ``parties``,
        for each party that has an outline: ``path`` (of an SVG, in the map's units) and ``marks``,
        the centres of parts too small to see.
        """
        known = self._read(_NAME, _Data).parties
        organisations = self._read(_MEMBERS, dict[str, _Organisation])
        by_name = {each.name.casefold(): each for each in organisations.values()}
        shown = []
        for code in codes:
            official = str((names or {}).get(code, {}).get("official", "")).casefold()
            found = organisations.get(code) or by_name.get(official)
            members = found.members if found else (code,)
            if drawn := tuple(each for each in members if each in known):
                shown.append((code, drawn))
        found_file = self._resources.find(_NAME)
        return _drawn(found_file[1], tuple(shown), ratio) if shown and found_file else None

    def _read(self, name: str, kind: Any) -> Any:
        found = self._resources.find(name)
        if found is None:
            raise TemplateError("no such file", self._resources.places(name)[1])
        try:
            return _decoded(found[1], kind)
        except msgspec.DecodeError as error:
            raise TemplateError(f"no outlines: {error}", found[0]) from error


@lru_cache(maxsize=4)
def _decoded(content: bytes, kind: Any) -> Any:
    return msgspec.json.decode(content, type=kind)


@lru_cache(maxsize=64)
def _drawn(
    content: bytes, shown: tuple[tuple[str, tuple[str, ...]], ...], ratio: float
) -> Mapping[str, Any]:
    data: _Data = _decoded(content, _Data)
    rings = {
        code: [_degrees(ring) for ring in data.parties[code]]
        for _, codes in shown
        for code in codes
    }
    main = [point for each in rings.values() for ring in _main(each) for point in ring]
    globe = projection_for(main)
    window = _Window(globe, main, ratio)
    parties = {}
    for code, codes in shown:
        drawn = [part for each in codes for ring in rings[each] for part in window.shown(ring)]
        if drawn:
            parties[code] = {"path": path(drawn), "marks": _marks(drawn)}
    return {
        "width": round(_WIDTH),
        "height": round(window.height),
        "land": path(part for ring in data.land for part in window.shown(_degrees(ring))),
        "parties": parties,
    }


def _main(rings: list[list[Point]]) -> list[list[Point]]:
    """The parts of a state that decide what the map shows."""
    areas = [_area(ring) for ring in rings]
    most = max(areas)
    chosen = [ring for ring, area in zip(rings, areas, strict=True) if area >= most * _LARGE]
    sized = [ring for ring, area in zip(rings, areas, strict=True) if area >= most * _FAR[1]]
    chosen += [ring for ring in sized if ring not in chosen and _distance(ring, chosen) <= _FAR[0]]
    near = [ring for ring in rings if ring not in chosen and _distance(ring, chosen) <= _NEAR]
    return chosen + near


def _area(ring: Ring) -> float:
    """The area of ``ring`` in square degrees at the equator."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    flat = abs(sum(a * d - b * c for (a, b), (c, d) in pairs)) / 2
    return max(flat, 0.01) * math.cos(math.radians(ring[0][1]))


def _distance(ring: Ring, others: Iterable[Ring]) -> float:
    """Degrees from the first point of ``ring`` to the nearest of ``others``."""
    lon, lat = ring[0]
    level = math.cos(math.radians(lat))
    return min(
        math.hypot(((x - lon + 180) % 360 - 180) * level, y - lat)
        for other in others
        for x, y in other
    )


class _Window:
    """The part of the map that is shown: all of ``points``, in the map's proportions."""

    def __init__(self, globe: Projection, points: Iterable[Point], ratio: float) -> None:
        self._globe = globe
        west, south, east, north = globe.box
        if globe.whole:
            shown = projected([(west, 0), (0, south), (east, 0), (0, north)], globe.of)
        else:
            shown = [globe.of(((x - globe.centre + 180) % 360 - 180, y)) for x, y in points]
        left, top, right, bottom = span(shown)
        margin = 1.0 if globe.whole else 1 + 2 * _EDGE
        width = max(right - left, _LEAST) * margin
        height = max(bottom - top, _LEAST / ratio) * margin
        if not globe.whole:
            width, height = max(width, height * ratio), max(height, width / ratio)
        self._left, self._top = (left + right - width) / 2, (top + bottom - height) / 2
        self._scale = _WIDTH / width
        self.height = height * self._scale

    def shown(self, ring: Ring) -> Iterable[Ring]:
        """The visible part of ``ring`` (degrees), in the map's units."""
        frame = (-20.0, -20.0, _WIDTH + 20, self.height + 20)
        for part in around(ring, self._globe.centre, self._globe.box):
            flat = [
                ((x - self._left) * self._scale, (y - self._top) * self._scale)
                for x, y in projected(part, self._globe.of)
            ]
            if kept := cut(flat, frame):
                yield kept


def _marks(rings: Iterable[Ring]) -> list[tuple[float, float]]:
    """The positions of a state all of whose parts are too small to see."""
    boxes = [span(ring) for ring in rings]
    if any(max(right - left, low - top) >= _SPECK for left, top, right, low in boxes):
        return []
    marks: list[tuple[float, float]] = []
    for left, top, right, low in boxes:
        middle = (round((left + right) / 2, 1), round((top + low) / 2, 1))
        if all(math.dist(middle, mark) > _APART for mark in marks):
            marks.append(middle)
    return marks


def _degrees(ring: tuple[int, ...]) -> list[Point]:
    """The points of ``ring``, with longitudes beyond 180 if it crosses that meridian.

    A ring around a pole goes through the pole.
    """
    points: list[Point] = []
    turn = 0.0
    for x, y in zip(ring[::2], ring[1::2], strict=True):
        if points and abs(x / 10 + turn - points[-1][0]) > _HALF_TURN:
            turn += 2 * _HALF_TURN if x / 10 + turn < points[-1][0] else -2 * _HALF_TURN
        points.append((x / 10 + turn, y / 10))
    if abs(points[-1][0] - points[0][0]) > _HALF_TURN:
        pole = math.copysign(90, points[0][1])
        points += [(points[-1][0], pole), (points[0][0], pole)]
    return points
