"""Rings of points → rings clipped to a rectangle, ready for drawing."""

import math
from collections.abc import Iterable, Iterator, Sequence

from docgen.render.projection import Flatten, Point

Ring = Sequence[Point]
Box = tuple[float, float, float, float]  # left, low, right, high

_STEP = 4.0  # degrees; a longer edge is bent with the globe
_THIN = 2.5  # units of the map; nearer points are drawn as one


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
    return [(round(x), round(y)) for x, y in kept]
