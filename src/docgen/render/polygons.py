"""Rings of points → rings clipped to a rectangle, ready for drawing."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from docgen.render.projection import Flatten, Point

Ring = Sequence[Point]
Box = tuple[float, float, float, float]  # left, low, right, high

_STEP = 4.0  # degrees; a longer edge is bent with the globe
_THIN = 2.5  # units of the map; nearer points are drawn as one
_OFF = 2.0  # units, a tenth of a millimetre; points are left out if no line moves by more


def around(ring: Ring, centre: float, box: Box) -> Iterator[Ring]:
    """``ring`` with longitudes relative to the meridian ``centre``, clipped to ``box``.

    In degrees.
    """
    west, _, east, _ = span(ring)
    for turn in (-720.0, -360.0, 0.0, 360.0, 720.0):
        shift = turn - centre
        if west + shift <= box[2] and east + shift >= box[0]:
            kept = cut([(lon + shift, lat) for lon, lat in ring], box)
            if kept:
                yield kept


def cut(ring: Ring, box: Box) -> Ring:
    """The part of ``ring`` in ``box`` (Sutherland and Hodgman, 1974); empty if there is none."""
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        if all(sign * (point[axis] - limit) >= 0 for point in ring):
            continue
        kept: list[Point] = []
        for index, point in enumerate(ring):
            before = ring[index - 1]
            here, there = point[axis] - limit, before[axis] - limit
            if (sign * here >= 0) != (sign * there >= 0):
                share = there / (there - here)
                kept.append(
                    (
                        before[0] + share * (point[0] - before[0]),
                        before[1] + share * (point[1] - before[1]),
                    )
                )
            if sign * here >= 0:
                kept.append(point)
        ring = kept
    return ring if len(ring) > 2 else ()


def projected(ring: Ring, project: Flatten) -> Ring:
    """``ring`` on the map, with points added on long edges, so that they curve."""
    points = []
    for index, point in enumerate(ring):
        before = ring[index - 1]
        pieces = max(1, math.ceil(math.dist(before, point) / _STEP))
        points += [
            project(
                (
                    before[0] + (point[0] - before[0]) * piece / pieces,
                    before[1] + (point[1] - before[1]) * piece / pieces,
                )
            )
            for piece in range(1, pieces + 1)
        ]
    return points


def path(rings: Iterable[Ring]) -> str:
    """The rings as an SVG path in whole units, without points too close to tell apart."""
    return "".join(
        "M" + "L".join(f"{x} {y}" for x, y in thin) + "Z"
        for thin in map(_thinned, rings)
        if len(thin) > 2
    )


def span(ring: Ring) -> Box:
    """The smallest box around ``ring``."""
    across, along = zip(*ring, strict=True)
    return min(across), min(along), max(across), max(along)


def _thinned(ring: Ring) -> list[tuple[int, int]]:
    kept: list[Point] = []
    for point in ring:
        if not kept or math.dist(point, kept[-1]) >= _THIN:
            kept.append(point)
    if len(kept) < 3:  # an island of a point is drawn as a small square
        box = span(ring)
        left, low, right, high = round(box[0]), round(box[1]), round(box[2]) + 1, round(box[3]) + 1
        return [(left, low), (right, low), (right, high), (left, high)]
    return [(round(x), round(y)) for x, y in _without_needless(kept)]


def _without_needless(points: Ring) -> Ring:
    """The points that a line through ``points`` needs (Douglas and Peucker, 1973)."""
    needed = {0, len(points) - 1, len(points) // 2}  # of a ring, whose ends are side by side
    spans = list(pairwise(sorted(needed)))
    while spans:
        begin, end = spans.pop()
        if end - begin < 2:
            continue
        offs = [_off(point, points[begin], points[end]) for point in points[begin + 1 : end]]
        most = max(offs)
        if most > _OFF:
            middle = begin + 1 + offs.index(most)
            needed.add(middle)
            spans += [(begin, middle), (middle, end)]
    return [points[index] for index in sorted(needed)]


def _off(point: Point, begin: Point, end: Point) -> float:
    """How far ``point`` is from the line between two others."""
    across, along = end[0] - begin[0], end[1] - begin[1]
    length = across * across + along * along
    share = ((point[0] - begin[0]) * across + (point[1] - begin[1]) * along) / (length or 1)
    share = min(1.0, max(0.0, share))
    return math.dist(point, (begin[0] + share * across, begin[1] + share * along))
