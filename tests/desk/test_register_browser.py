"""The register in a real browser, by keyboard."""

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from desk.serving import SECONDS, Desk, desk_of

pytestmark = pytest.mark.long

AXE = Path(sys.prefix) / "npm/node_modules/axe-core/axe.min.js"


@pytest.fixture
def second(mini: Path) -> Path:
    """The folder of a later declaration in the same words."""
    folder = mini / "content/second"
    shutil.copytree(mini / "content/demo", folder)
    head = folder / "declaration.yaml"
    text = head.read_text("utf-8")
    head.write_text(text.replace("date: 2024-02-29", "date: 2025-02-28"), "utf-8")
    return folder


def opened(chromium: Any, desk: Desk, **settings: Any) -> Any:
    """A page that hears of no change."""
    page = chromium.new_context(**settings).new_page()
    page.set_default_timeout(SECONDS * 1000)
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.route("**/events", lambda route: route.abort())
    page.goto(desk.address)
    page.goto(f"{desk.origin}/register")
    page.wait_for_selector(".link[aria-current]")
    return page


def barriers(page: Any) -> list[object]:
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


def said(page: Any, words: str) -> None:
    page.wait_for_selector(f"#said:has-text('{words}')")
    page.evaluate("document.querySelector('desk-register').work")


def fill_in(page: Any, commitment: str, date: str, note: str) -> None:
    """Record an update of ``commitment`` without a mouse."""
    page.focus(f"button.record[data-commitment='{commitment}']")
    page.keyboard.press("Enter")
    page.wait_for_selector("#update:visible")
    assert barriers(page) == []
    page.select_option("#update [name=status]", "under way")
    page.fill("#update [name=date]", date)
    page.focus("#update [name=note]")
    page.keyboard.type(note)
    page.keyboard.press("Enter")


def test_updates_are_recorded_and_conflicts_asked_about(chromium: Any, second: Path) -> None:
    file = second / "register.yaml"
    with desk_of(second.parents[1]) as desk:
        page = opened(chromium, desk)
        fill_in(page, "second/1-1", "2026-03-01", "Xerxes run up")  # letters that are keys
        said(page, "Saved.")
        written = file.read_text("utf-8")
        assert "date: 2026-03-01\n      status: under way\n      note: Xerxes run up" in written
        file.write_text(written.replace("Xerxes", "Darius"), "utf-8")
        fill_in(page, "second/1-1", "2026-04-01", "Mine")
        page.wait_for_selector("#on-disk:visible")
        assert "Darius" in page.inner_text("#on-disk")
        assert "Mine" in page.inner_text("#wanted")
        assert barriers(page) == []
        assert "Mine" not in file.read_text("utf-8")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # add mine
        said(page, "Saved.")
        assert file.read_text("utf-8").index("Darius") < file.read_text("utf-8").index("Mine")
        page.keyboard.press("u")
        said(page, "Undone.")
        assert "Mine" not in file.read_text("utf-8")


def test_links_are_confirmed_refused_and_taken_back_by_key(chromium: Any, second: Path) -> None:
    file = second / "register.yaml"
    with desk_of(second.parents[1]) as desk:
        page = opened(chromium, desk)
        number = page.locator(".link").count()
        assert number >= 2
        page.keyboard.press("r")
        said(page, "Saved.")
        assert "repeats:" in file.read_text("utf-8")
        assert page.locator(".link[data-target]").count() == number - 1
        page.keyboard.press("u")
        said(page, "Undone.")
        assert "repeats:" not in file.read_text("utf-8")
        page.keyboard.press("x")
        said(page, "Saved.")
        assert "unrelated:" in file.read_text("utf-8")
        page.keyboard.press("f")
        said(page, "Saved.")
        page.keyboard.press("u")
        said(page, "Undone.")
        assert "follows:" not in file.read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_proposed_links_fit_a_small_window(chromium: Any, second: Path, scheme: str) -> None:
    with desk_of(second.parents[1]) as desk:
        page = opened(chromium, desk, color_scheme=scheme, viewport={"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert barriers(page) == []
