"""Points on the globe → points on a flat map, north always up.

Parties close together are shown in Lambert's azimuthal equal-area projection (Snyder, Map
Projections, 1987, p. 185), larger spans in the Equal Earth projection (Šavrič, Patterson and Jenny,
2018, https://doi.org/10.1080/13658816.2018.1504949). Both show every state in its true proportion.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

Point = tuple[float, float]  # longitude and latitude in degrees, or x and y (downwards)
Flatten = Callable[[Point], Point]

_COMPACT = 100.0  # degrees of longitude that an azimuthal map shows well
_HALF = 180.0  # beyond which the whole world is shown
_WORLD_CENTRE = 11.0  # degrees east; then the map is cut in the Bering Strait, where no land is
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796  # of Equal Earth
_ROOT = math.sqrt(3) / 2


class Projection(NamedTuple):
    """``of`` takes longitudes relative to ``centre``; it shows ``box`` (west, south, east, north).

    ``whole``: the map shows the whole world. All in degrees.
    """

    of: Flatten
    centre: float
    box: tuple[float, float, float, float]
    whole: bool


def projection_for(points: Sequence[Point]) -> Projection:
    """The projection that suits ``points`` (longitude and latitude in degrees)."""
    centre, width = _arc([lon for lon, _ in points])
    latitudes = [lat for _, lat in points]
    middle = (min(latitudes) + max(latitudes)) / 2
    if width <= _COMPACT:
        south, north = max(middle - 80, -90), min(middle + 80, 90)
        return Projection(_lambert(middle), centre, (-85, south, 85, north), whole=False)
    if width <= _HALF:
        return Projection(_equal_earth, centre, (-180, -85, 180, 85), whole=False)
    return Projection(_equal_earth, _WORLD_CENTRE, (-180, -57, 180, 84), whole=True)


def _arc(longitudes: Iterable[float]) -> tuple[float, float]:
    """Middle and width, in degrees, of the shortest arc that contains all ``longitudes``."""
    turns = sorted({lon % 360 for lon in longitudes})
    gaps = [
        ((after - before) % 360 or 360, after)
        for before, after in zip(turns, [*turns[1:], turns[0]], strict=True)
    ]
    gap, start = max(gaps)
    width = 360 - gap
    return (start + width / 2 + 180) % 360 - 180, width


def _lambert(latitude: float) -> Flatten:
    middle = math.radians(latitude)
    sine, cosine = math.sin(middle), math.cos(middle)

    def project(point: Point) -> Point:
        lon, lat = math.radians(point[0]), math.radians(point[1])
        level = math.cos(lat) * math.cos(lon)
        scale = math.sqrt(2 / (1 + sine * math.sin(lat) + cosine * level))
        return scale * math.cos(lat) * math.sin(lon), scale * (
            sine * level - cosine * math.sin(lat)
        )

    return project


def _equal_earth(point: Point) -> Point:
    lon, t = math.radians(point[0]), math.asin(_ROOT * math.sin(math.radians(point[1])))
    t2 = t * t
    t6 = t2 * t2 * t2
    slope = _A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)
    return (
        lon * math.cos(t) / (_ROOT * slope),
        -t * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2)),
    )
