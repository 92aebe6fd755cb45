"""The register in the desk: what became of commitments is written, with conflicts and undo."""

import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from desk.conftest import FROM_US

UPDATE = {"date": "2026-03-01", "status": "under way", "note": "Invited", "evidence": "letter 7"}


@pytest.fixture
def second(mini: Path) -> Path:
    """The folder of a later declaration in the same words."""
    folder = mini / "content/second"
    shutil.copytree(mini / "content/demo", folder)
    head = folder / "declaration.yaml"
    head.write_text(head.read_text("utf-8").replace("date: 2024-", "date: 2025-"), "utf-8")
    head.write_text(head.read_text("utf-8").replace("2025-02-29", "2025-02-28"), "utf-8")
    return folder


def post(browser: TestClient, what: str, **body: object) -> Any:
    return browser.post(f"/register/{what}", json=body, headers=FROM_US)


def rows(page: str) -> dict[str, str]:
    """The entry that each row was made from, by the id of its commitment."""
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    found = re.findall(r'data-commitment="([^"]*)".*?data-seen="([^"]*)"', body, re.DOTALL)
    return {name: unescape(seen) for name, seen in found}


def test_an_update_is_written_shown_and_taken_back(browser: TestClient, mini: Path) -> None:
    file = mini / "content/demo/register.yaml"
    before = rows(browser.get("/register").text)
    assert before["demo/1-1"] == ""
    step = post(browser, "updates", commitment="demo/1-1", update=UPDATE, seen="").json()["step"]
    assert "status: under way" in file.read_text("utf-8")
    page = browser.get("/register?status=under+way").text
    assert list(rows(page)) == ["demo/1-1"]
    assert "letter 7" in rows(page)["demo/1-1"]
    assert "1 under way" in browser.get("/").text
    assert post(browser, "undo", step=step).json() == {"step": 0}
    assert "under way" not in file.read_text("utf-8")
    assert post(browser, "undo", step=step).status_code == 422


def test_whoever_was_faster_is_shown(browser: TestClient, mini: Path) -> None:
    file = mini / "content/demo/register.yaml"
    post(browser, "updates", commitment="demo/1-1", update=UPDATE, seen="")
    written = file.read_bytes()
    mine = {"date": "2026-04-01", "status": "done"}
    answer = post(browser, "updates", commitment="demo/1-1", update=mine, seen="")
    assert answer.status_code == 409
    assert "Invited" in answer.json()["on_disk"]
    assert "2026-04-01" in answer.json()["wanted"]
    assert file.read_bytes() == written
    earlier = {"date": "2026-02-01", "status": "done"}
    seen = answer.json()["on_disk"]
    refused = post(browser, "updates", commitment="demo/1-1", update=earlier, seen=seen)
    assert (refused.status_code, file.read_bytes()) == (422, written)


def test_a_proposed_link_is_confirmed_or_refused(browser: TestClient, second: Path) -> None:
    asked = {"commitment": "second/3-1", "target": "demo/3-1", "seen": ""}
    offered = 'data-commitment="second/3-1" data-target="demo/3-1"'
    assert offered in browser.get("/register").text
    step = post(browser, "links", **asked, kind="repeats").json()["step"]
    assert "repeats" in (second / "register.yaml").read_text("utf-8")
    assert offered not in browser.get("/register").text
    post(browser, "undo", step=step)
    assert offered in browser.get("/register").text
    post(browser, "links", **asked, kind=None)
    assert "unrelated" in (second / "register.yaml").read_text("utf-8")
    assert offered not in browser.get("/register").text


def test_filters_choose_rows_and_unknown_ones_are_named(browser: TestClient, mini: Path) -> None:
    assert "demo/1-1" in rows(browser.get("/register?declaration=demo&sector=fish").text)
    assert "demo/2-1" not in rows(browser.get("/register?sector=fish").text)
    assert "demo/1-1" not in rows(browser.get("/register?country=KZ").text)
    assert "unknown sector" in browser.get("/register?sector=fihs").text
