"""The comparison in a real browser, by keyboard: what it asks before it writes."""

import sys
from pathlib import Path
from typing import Any

import pytest

from desk.serving import SECONDS, Desk, desk_of
from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here

pytestmark = pytest.mark.long

AXE = Path(sys.prefix) / "npm/node_modules/axe-core/axe.min.js"
WORK = "document.querySelector('desk-compare').work"
STATEMENT = """\
JOINT STATEMENT ON BELLS

1. Norway and Iceland will ring a bell in every harbour.

3) Printed in Bergen by the press office.

4. They will ring it again in March 2031.
"""


@pytest.fixture
def folder(mini: Path, tmp_path: Path) -> Path:
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT, "utf-8")
    import_file(mini, file, "bells", draft_here, language="en")
    return mini / "content/bells"


def at_number_three(chromium: Any, desk: Desk) -> Any:
    """A page that hears of no change, at the doubt about number 3."""
    page = chromium.new_page()
    page.set_default_timeout(SECONDS * 1000)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.route("**/events", lambda route: route.abort())
    page.goto(desk.address)
    page.goto(f"{desk.origin}/compare?text=bells/en")
    page.wait_for_selector(".choice[aria-current]")
    for _ in range(9):
        if "number 3 follows 1" in page.inner_text(".choice[aria-current]"):
            return page
        page.keyboard.press("n")
        page.evaluate(WORK)
    raise AssertionError("the doubt is not shown")


def asked(page: Any, key: str) -> None:
    """Press a key that opens a dialog, in which nothing stands in the way of a reader."""
    page.keyboard.press(key)
    page.wait_for_selector("dialog[open]")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_a_paragraph_and_its_annotations_are_dropped_and_come_back(
    chromium: Any, folder: Path
) -> None:
    annotations, text = folder / "annotations.yaml", folder / "text.en.md"
    said = annotations.read_text("utf-8").replace("proposed: true", "proposed: false")
    annotations.write_text(said, "utf-8")
    before = text.read_text("utf-8")
    with desk_of(folder.parents[1]) as desk:
        page = at_number_three(chromium, desk)
        asked(page, "d")
        assert page.inner_text("#entry").startswith('"3":')
        page.keyboard.press("Escape")  # keep it
        page.evaluate(WORK)
        assert (text.read_text("utf-8"), annotations.read_text("utf-8")) == (before, said)
        asked(page, "d")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector("#said:has-text('What was said of paragraph 3 went with it.')")
        assert "Printed" not in text.read_text("utf-8")
        assert '"3":' not in annotations.read_text("utf-8")
        page.keyboard.press("u")
        page.wait_for_selector("#said:has-text('Undone.')")
        assert (text.read_text("utf-8"), annotations.read_text("utf-8")) == (before, said)
        page.close()


def test_whoever_was_faster_is_shown_and_asked_about(chromium: Any, folder: Path) -> None:
    text = folder / "text.en.md"
    with desk_of(folder.parents[1]) as desk:
        page = at_number_three(chromium, desk)
        text.write_text(text.read_text("utf-8").replace("\n\n4.", "\n\n\n\n4."), "utf-8")
        theirs = text.read_bytes()
        asked(page, "d")
        assert "Printed" in page.inner_text("#on-disk")
        assert "4. They" in page.inner_text("#wanted")
        page.keyboard.press("Escape")  # keep theirs
        page.evaluate(WORK)
        assert text.read_bytes() == theirs
        text.write_bytes(b"\n" + theirs)
        asked(page, "d")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # apply mine to theirs
        page.wait_for_selector("#said:has-text('Saved.')")
        assert "Printed" not in text.read_text("utf-8")
        page.close()
