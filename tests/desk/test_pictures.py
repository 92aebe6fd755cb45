"""The pictures of ``docs/desk.md``: taken here, and compared with the pages as they are now."""

import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from conftest import REPOSITORY
from desk.serving import SECONDS, Desk, desk_of, shipped_project

pytestmark = pytest.mark.long

TEXT = """\
Joint Statement of the Leaders of the Mountain States
Milan, 12 March 2027

1. The Leaders of Italy, Kazakhstan and Kyrgyzstan welcomed the progress made in protecting \
glaciers[1] and rivers, and agreed to publish a joint report on water quality by the end of 2028.
2. Italy will host a conference on railways in the mountains in Turin in October 2027.
3. The Parties agreed to build a hydropower station together by 2032 and to share data on \
renewable energy.

[1] As listed in the atlas of 2026.
- 1 -
"""
# By the shipped declaration's commitment: where it stands, since when, and the desk's note.
UPDATES = (
    ("central-asia-italy-2025/25-3", "under way", "2026-02-10", "Dates are proposed"),
    ("central-asia-italy-2025/21-2", "done", "2026-05-04", "It was held"),
)
# By picture: the page, what shows that it is whole, and light or dark.
PAGES = {
    "overview": ("/", "#findings:not(:has-text('Checking'))", "light"),
    "review": ("/review/mountain-states-2027", "desk-review .entry", "light"),
    "register": ("/register?country=IT", "#commitments tbody", "light"),
    "compare": ("/compare?text=mountain-states-2027/en", ".pair", "light"),
    "preview": (
        "/preview?text=central-asia-italy-2025/en&product=briefing/pdf&variant=it",
        "desk-preview img",
        "dark",
    ),
    "coverage": (
        "/coverage?text=central-asia-italy-2025/en&paragraph=14",
        "#paragraph:has-text('Documents'):not(:has-text('Checking'))",
        "light",
    ),
}
_ALIKE = (
    6.0  # of 255, on average: dates and the drawing of letters differ, a changed page does more
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The desk of a project with a text just imported, in which part of the documents are built."""
    root = shipped_project(tmp_path_factory.mktemp("pictures") / "summits")
    text = root.parent / "statement.txt"
    text.write_text(TEXT, "utf-8")
    docgen = [sys.executable, "-m", "docgen"]
    run = partial(subprocess.run, check=True, capture_output=True)
    run([*docgen, "import", text, "--id", "mountain-states-2027", "--project", root])
    declaration = root / "content/mountain-states-2027/declaration.yaml"
    filled = declaration.read_text("utf-8").replace("occasion: ???", "occasion: Mountain Summit")
    declaration.write_text(filled, "utf-8")
    for commitment, status, day, note in UPDATES:
        when = ("--date", day, "--note", note)
        run([*docgen, "register", "status", commitment, status, *when, "--project", root])
    run([*docgen, "build", "--product", "summary", "--project", root])
    with desk_of(root) as desk:
        yield desk


@pytest.mark.parametrize("name", PAGES)
def test_a_picture_shows_the_page_as_it_is(
    chromium: Any, desk: Desk, name: str, pytestconfig: pytest.Config
) -> None:
    """``--update-golden`` takes the pictures anew."""
    path, whole, scheme = PAGES[name]
    context = chromium.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(SECONDS * 1000)
    page.goto(desk.address)
    page.goto(desk.origin + path)
    page.wait_for_selector(whole)
    page.evaluate("Promise.all([...document.images].map(each => each.decode()))")
    picture = REPOSITORY / f"docs/desk-{name}.webp"
    if pytestconfig.getoption("update_golden"):
        Image.open(BytesIO(page.screenshot())).save(picture, quality=70, method=6)
    kept = Image.open(picture).convert("RGB")
    end = time.monotonic() + SECONDS  # a busy browser draws pages later than it has them
    while _difference(kept, Image.open(BytesIO(page.screenshot()))) >= _ALIKE:
        assert time.monotonic() < end
        page.wait_for_timeout(500)
    context.close()


def _difference(kept: Image.Image, now: Image.Image) -> float:
    """How far apart two pictures of one size are: 0 to 255, on average."""
    assert kept.size == now.size
    small = (320, 200)
    apart = ImageChops.difference(kept.resize(small), now.convert("RGB").resize(small))
    return ImageStat.Stat(apart.convert("L")).mean[0]
