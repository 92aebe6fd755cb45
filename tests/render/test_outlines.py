import re
from pathlib import Path

import pytest

from conftest import REPOSITORY
from docgen.errors import TemplateError
from docgen.render.outlines import Outlines
from docgen.render.resources import Resources
from docgen.sources import Sources

CENTRAL_ASIA = ["KZ", "KG", "TJ", "TM", "UZ"]


def outlines(root: Path = REPOSITORY) -> Outlines:
    return Outlines(Resources(Sources(root), "briefing"))


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


def middle(path: str) -> tuple[float, float]:
    across, along = zip(*points(path), strict=True)
    return (min(across) + max(across)) / 2, (min(along) + max(along)) / 2


def width(path: str) -> float:
    across = [x for x, _ in points(path)]
    return max(across) - min(across)


def test_all_parties_lie_inside_the_map() -> None:
    drawn = outlines().locator([*CENTRAL_ASIA, "IT"])
    assert drawn
    assert list(drawn["parties"]) == [*CENTRAL_ASIA, "IT"]
    for shape in drawn["parties"].values():
        for x, y in points(shape["path"]):
            assert 0 <= x <= drawn["width"]
            assert 0 <= y <= drawn["height"]


def test_west_is_left_and_north_is_up() -> None:
    drawn = outlines().locator(["KZ", "IT", "TJ"])
    assert drawn
    at = {code: middle(shape["path"]) for code, shape in drawn["parties"].items()}
    assert at["IT"][0] < at["KZ"][0]
    assert at["KZ"][1] < at["TJ"][1]


def test_a_state_too_small_to_see_is_marked() -> None:
    drawn = outlines().locator(["KZ", "SG"])
    assert drawn
    assert [len(shape["marks"]) for shape in drawn["parties"].values()] == [0, 1]


def test_parties_on_both_sides_of_the_date_line_lie_side_by_side() -> None:
    drawn = outlines().locator(["FJ", "WS", "NZ"])
    assert drawn
    fiji, samoa = drawn["parties"]["FJ"], drawn["parties"]["WS"]
    assert 0 < middle(samoa["path"])[0] - middle(fiji["path"])[0] < drawn["width"] / 2


def test_of_a_coast_far_outside_little_is_left() -> None:
    drawn = outlines().locator(CENTRAL_ASIA)
    assert drawn
    ring = points(drawn["land"].split("Z")[0])
    assert not any(
        a[axis] == b[axis] == c[axis]
        for a, b, c in zip(ring, ring[1:], ring[2:], strict=False)
        for axis in (0, 1)
    )


def test_an_organisation_is_shown_by_its_members() -> None:
    european = outlines().locator(["EU", "KZ"])
    african = outlines().locator(["AFU"], {"AFU": {"official": "African Union"}})
    assert european
    assert african
    assert list(european["parties"]) == ["EU", "KZ"]
    assert (
        middle(european["parties"]["EU"]["path"])[0] < middle(european["parties"]["KZ"]["path"])[0]
    )
    assert african["parties"]["AFU"]["path"].count("M") > 50


def test_an_organisation_of_unknown_members_has_no_place() -> None:
    assert outlines().locator(["XYZ"]) is None


def test_far_apart_the_world_is_shown_with_north_up() -> None:
    drawn = outlines().locator(["US", "IN"])
    assert drawn
    america, india = (drawn["parties"][code]["path"] for code in ("US", "IN"))
    assert middle(america)[0] < drawn["width"] / 2 < middle(india)[0]
    assert drawn["width"] > 2 * drawn["height"]
    north = min(points(india), key=lambda point: point[1])
    assert north[0] < middle(india)[0]  # Kashmir, not the islands in the south-east


def test_the_united_states_are_more_than_alaska() -> None:
    drawn = outlines().locator(["US"])
    assert drawn
    across = [x for x, _ in points(drawn["parties"]["US"]["path"])]
    assert max(across) - min(across) > 0.7 * drawn["width"]


def test_russia_is_whole_across_the_antimeridian() -> None:
    drawn = outlines().locator(["RU"])
    assert drawn
    assert width(drawn["parties"]["RU"]["path"]) > 0.8 * drawn["width"]


@pytest.mark.parametrize("content", [None, "{", '{"land": [["x"]], "parties": {}}'])
def test_outlines_that_cannot_be_read(mini: Path, content: str | None) -> None:
    if content is not None:
        (mini / "templates/shared/outlines").mkdir()
        (mini / "templates/shared/outlines/organisations.json").write_text("{}")
        (mini / "templates/shared/outlines/outlines.json").write_text(content)
    with pytest.raises(TemplateError, match="no such file" if content is None else "no outlines"):
        outlines(mini).locator(["KZ"])


def test_all_groups_of_islands_are_shown_on_both_sides_of_the_date_line() -> None:
    drawn = outlines().locator(["KI"])
    assert drawn
    marks = drawn["parties"]["KI"]["marks"]
    assert len(marks) >= 6
    assert max(x for x, _ in marks) - min(x for x, _ in marks) > drawn["width"] / 2
    assert all(0 <= x <= drawn["width"] and 0 <= y <= drawn["height"] for x, y in marks)
