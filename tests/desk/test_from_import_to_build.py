"""A desk officer's way in a real browser, by keyboard alone: import, compare, review, build."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desk.serving import SECONDS, desk_of
from docgen.review.pending import pending
from docgen.review.review import Review

pytestmark = pytest.mark.long

TEXT = """\
JOINT STATEMENT OF THE NORTHERN HARBOURS

The President of Norway, Per Hansen, and the President of Finland, Aino Lumi, met in Bergen on 4
March 2030.

1. Norway and Finland reaffirmed their friendship.
2. Norway agreed to share its fisheries data by the end of 2031.
3. Finland will host a conference on fisheries in Turku in May 2031.
4. The Presidents welcomed the progress made in heating harbours with electricity.
5. Finland pledged to build a power plant for the harbour of Turku by 2033.
6. Both sides agreed to protect cod and herring.
7. Norway will train forty fishermen every year.
8. The Presidents noted that energy prices concern both countries.
9. Finland agreed to send engineers to Bergen in June 2030.
10. They thanked the pilots of both coasts.
11. Norway will publish a map of its fishing grounds by October 2030.
12. They agreed to meet again in Turku[1] in spring 2032.

[1] Or in Bergen, if the ice permits.
"""
WORK = "document.querySelector('desk-review').work"


def to(page: Any, wanted: str) -> None:
    """Press Tab until what has the focus has these words or this name."""
    said = "document.activeElement.name || document.activeElement.textContent.trim()"
    for _ in range(200):
        if page.evaluate(said) == wanted:
            return
        page.keyboard.press("Tab")
    raise AssertionError(wanted)


def follow(page: Any, name: str, whole: str) -> None:
    """Go to a page by the navigation, which comes after the end of this one again."""
    to(page, name)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"nav a[aria-current]:has-text('{name}')")
    page.wait_for_selector(whole)


def compared(page: Any, key: str, said: str) -> None:
    """Press a key of the comparison, and wait for what it says."""
    page.keyboard.press(key)
    page.wait_for_selector(f"#said:has-text('{said}')")
    page.evaluate("document.querySelector('desk-compare').work")


def keep_and_undo(page: Any, text: Path) -> None:
    """Settle a doubt, put a footnote into the text, and take both back."""
    imported = text.read_bytes()
    doubts = page.locator(".choice.unsure").count()
    compared(page, "k", "Saved.")
    assert page.locator(".choice.unsure").count() == doubts - 1
    compared(page, "u", "Undone.")
    assert page.locator(".choice.unsure").count() == doubts
    for _ in range(page.locator(".choice").count()):
        if "footnote 1" in page.inner_text(".choice[aria-current]"):
            break
        page.keyboard.press("n")
        page.evaluate("document.querySelector('desk-compare').work")
    compared(page, "d", "There is nothing to drop here.")
    compared(page, "k", "Saved.")
    assert text.read_text("utf-8").endswith("\n\n    [1] Or in Bergen, if the ice permits.\n")
    compared(page, "u", "Undone.")
    compared(page, "u", "There is nothing to undo on this page.")
    assert text.read_bytes() == imported


def fill_in_the_head(page: Any) -> None:
    """Type what the import found no words for, and confirm a party."""
    to(page, "Title, date, place and parties: occasion missing; Finland not in parties.yaml")
    to(page, "occasion")
    page.keyboard.type("Harbour talks")
    page.keyboard.press("Enter")
    page.wait_for_selector("#said:has-text('Saved.')")
    to(page, "Add to parties.yaml")
    page.keyboard.press("Enter")
    page.wait_for_selector("#parties li.unknown", state="detached")
    page.evaluate(WORK)
    assert page.inner_text(".head summary") == "Title, date, place and parties"


def test_from_an_import_to_documents_by_keyboard_alone(
    chromium: Any, mini: Path, tmp_path: Path
) -> None:
    file = tmp_path / "statement.txt"
    file.write_text(TEXT, "utf-8")
    docgen = [sys.executable, "-m", "docgen"]
    command: list[str | Path] = [*docgen, "import", file, "--id", "harbours-2030"]
    command += ["--project", mini]
    subprocess.run(command, check=True, capture_output=True)
    with desk_of(mini) as desk:
        page = chromium.new_page()
        page.set_default_timeout(SECONDS * 1000)
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto(desk.address)
        page.wait_for_selector("#broken:has-text('The files cannot be read')")
        follow(page, "Compare", ".choice[aria-current]")
        keep_and_undo(page, mini / "content/harbours-2030/text.en.md")
        follow(page, "Review", ".entry[aria-current]")
        assert page.url.endswith("/review/harbours-2030")
        assert "occasion missing; Finland not in parties.yaml" in page.inner_text(".head summary")

        fill_in_the_head(page)
        to(page, "Accept all shown v")
        first = pending(Review(mini, "harbours-2030"))
        assert len(first.paragraphs) == 13
        for _ in first.paragraphs:
            page.keyboard.press("v")
            page.evaluate(WORK)
        assert page.inner_text("#left") == "Nothing is left to confirm."
        assert pending(Review(mini, "harbours-2030")).left == 0

        follow(page, "Overview", "desk-build button")
        page.wait_for_selector("#declarations:has-text('Confirmed')")
        to(page, "Build")
        page.keyboard.press("Enter")
        page.wait_for_selector("desk-build .words:has-text('Done: ')")
        page.wait_for_selector("#documents:has-text('Nothing to build')")
        assert list((mini / "build/harbours-2030/en").glob("*.pdf"))

        follow(page, "Compare", "desk-compare .pair")
        follow(page, "Coverage", ".matrix td i")
        follow(page, "Preview", "desk-preview img, desk-preview iframe")
        assert page.inner_text("h1") == "Preview"
