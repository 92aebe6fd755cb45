"""The comparison: both texts, what was left out with its buttons, and decisions from the page."""

import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from desk.conftest import FROM_US
from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here

STATEMENT = """\
JOINT STATEMENT ON LIGHTHOUSES

1. Norway and Iceland will light A&B <- every coast[1] together.

Words without a number

2. They will keep the lamps of the north.

3. They will meet again in Bergen in March 2031.

[1] But for the islands.
"""


@pytest.fixture
def folder(mini: Path, tmp_path: Path) -> Path:
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT, "utf-8")
    import_file(mini, file, "lights", draft_here, language="en")
    return mini / "content/lights"


def page_of(browser: TestClient, **asked: str) -> str:
    return str(browser.get("/compare", params={"text": "lights/en", **asked}).text)


def post(browser: TestClient, what: str, **body: object) -> Any:
    return browser.post(f"/compare/{what}", json=body, headers=FROM_US)


def choices(page: str) -> list[dict[str, Any]]:
    return [json.loads(unescape(each)) for each in re.findall(r'data-decision="([^"]*)"', page)]


def version(page: str) -> str:
    return str(re.findall(r'data-version="([^"]*)"', page)[0])


def test_a_decision_from_the_page_is_written_and_taken_back(
    browser: TestClient, folder: Path
) -> None:
    text, record = folder / "text.en.md", folder / "source/en.yaml"
    before = text.read_bytes(), record.read_bytes()
    page = page_of(browser)
    assert "A&amp;B &lt;- every coast" in page
    note = page.index("footnote 1")
    cuts = choices(page[:note])[-1]
    about = {"text": "lights/en", "version": version(page)}
    answer = post(browser, "decisions", decision={"what": "keep", **cuts}, **about)
    assert answer.status_code == 200, answer.text
    assert text.read_text("utf-8").endswith("2031.\n\n    [1] But for the islands.\n")
    again = post(browser, "decisions", decision={"what": "keep", **cuts}, **about)
    told = again.json()
    assert (again.status_code, "by somebody else" in told["error"]) == (409, True)
    assert "    [1] But for the islands." in told["on_disk"]
    assert told["again"] is None  # it has been decided
    unknown = post(
        browser, "decisions", decision={"what": "keep", **cuts}, **about | {"version": "?"}
    )
    assert (unknown.status_code, unknown.json()["on_disk"]) == (409, "")
    step = {"step": answer.json()["step"]}
    assert post(browser, "undo", **step).status_code == 200
    assert (text.read_bytes(), record.read_bytes()) == before
    assert post(browser, "undo", **step).status_code == 422


def test_what_cannot_be_is_told(browser: TestClient, folder: Path) -> None:
    before = (folder / "source/en.yaml").read_bytes()
    about = {"text": "lights/en", "version": version(page_of(browser))}
    unknown = {"what": "drop", "cuts": [77]}
    for body in ({"decision": unknown, **about}, {"decision": {"what": "burn"}, **about}):
        assert post(browser, "decisions", **body).status_code == 422
    told = post(browser, "decisions", decision=unknown, text="lights/../demo", version="")
    assert (told.status_code, "unknown text" in told.json()["error"]) == (422, True)
    assert (folder / "source/en.yaml").read_bytes() == before


def test_the_page_says_what_it_lacks(browser: TestClient, folder: Path) -> None:
    whole, places = page_of(browser), page_of(browser, show="places")
    assert "keep the lamps" in whole
    assert "keep the lamps" not in places
    assert 'aria-current="page">Compare' in places
    shutil.rmtree(folder.parent / "demo/source", ignore_errors=True)
    assert "put the text as issued there" in browser.get("/compare?text=demo/en").text
    assert "unknown text" in browser.get("/compare?text=no/en").text
    text = folder / "text.en.md"
    text.write_text(text.read_text("utf-8").replace("together", "alone"), "utf-8")
    assert "The text differs from its source" in page_of(browser)


def test_a_paragraph_with_what_a_person_said_is_dropped_only_if_they_say_so(
    browser: TestClient, folder: Path
) -> None:
    annotations = folder / "annotations.yaml"
    annotations.write_text(annotations.read_text("utf-8").replace("proposed: true", ""), "utf-8")
    page = page_of(browser)
    doubt = next(each for each in choices(page) if each.get("line", 1) > 1)
    text = (folder / "text.en.md").read_text("utf-8").split("\n")
    line = next(number for number, each in enumerate(text, 1) if each.startswith("2."))
    decision = {"what": "drop", **doubt, "line": line}
    about = {"text": "lights/en", "version": version(page)}
    told = post(browser, "decisions", decision=decision, **about)
    assert (told.status_code, told.json()["paragraph"]) == (409, "2")
    assert told.json()["entry"] in annotations.read_text("utf-8")
    told = post(browser, "decisions", decision=decision | {"with_annotations": True}, **about)
    assert told.json()["told"] == ["What was said of paragraph 2 went with it."]
    assert "2." not in (folder / "text.en.md").read_text("utf-8")
