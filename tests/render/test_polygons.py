"""Outlines lose the points that nobody would see, and no others."""

import math
import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from docgen.render.polygons import path

_SEEN = 6.0  # units of the map: what thins out points, and rounds them, moves a line by less

points = st.tuples(st.floats(0, 1000), st.floats(0, 700))


def drawn(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    numbers = [float(each) for each in re.findall(r"[\d.]+", path([ring]))]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def off(point: tuple[float, float], begin: tuple[float, float], end: tuple[float, float]) -> float:
    """How far ``point`` is from a line, by looking at points of the line."""
    steps = (each / 200 for each in range(201))
    return min(
        math.dist(point, (begin[0] + at * (end[0] - begin[0]), begin[1] + at * (end[1] - begin[1])))
        for at in steps
    )


@given(st.lists(points, min_size=3, max_size=12))
def test_no_point_is_far_from_what_is_drawn(ring: list[tuple[float, float]]) -> None:
    shown = drawn(ring)
    assert len(shown) >= 3
    closed = [*shown, shown[0]]
    for point in ring:
        assert min(off(point, *line) for line in pairwise(closed)) < _SEEN


def test_points_on_a_line_are_left_out() -> None:
    side = [(float(x), 0.0) for x in range(0, 300, 10)]
    far = [(float(x), 300.0) for x in range(290, -10, -10)]
    assert len(drawn([*side, *far])) <= 6
