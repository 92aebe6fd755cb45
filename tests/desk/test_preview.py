"""The preview makes a document as it would be built now, keeps the last good one, and draws it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from desk.conftest import client_of
from docgen.desk.access import Access
from docgen.workers.pool import pool_executor

WHOLE = "demo/en/note/whole"


@pytest.fixture
def browser(mini: Path, access: Access) -> Iterator[TestClient]:
    """A browser that has opened the desk of the tiny project."""
    with client_of(mini, access, pool_executor(1)) as client:
        client.get(access.address())
        yield client


def waited(browser: TestClient, name: str) -> dict[str, object]:
    """The state of a document that is not being made any more."""
    for _ in range(600):
        state = dict(browser.get("/preview/state", params={"document": name}).json())
        if not state["making"]:
            return state
        time.sleep(0.05)
    raise AssertionError(state)


def changed(browser: TestClient, path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    browser.app.state.desk.changed()  # type: ignore[attr-defined]


def test_pages_follow_the_files_and_the_last_good_one_stays(
    browser: TestClient, mini: Path
) -> None:
    first = waited(browser, f"{WHOLE}/pdf")
    file = browser.get(f"/preview/{first['version']}/file")
    assert file.content.startswith(b"%PDF")
    assert file.headers["content-security-policy"] == "frame-ancestors 'none'"  # viewers show it
    picture = browser.get(f"/preview/{first['version']}/1.png")
    assert picture.content.startswith(b"\x89PNG")
    words = [run[0] for run in browser.get(f"/preview/{first['version']}/1.json").json()]
    assert "Small Things" in " ".join(words)
    assert browser.get(f"/preview/{first['version']}/99.json").status_code == 404
    assert browser.get(f"/preview/{first['version']}/99.png").status_code == 404
    assert browser.get(f"/preview/{first['version']}/0.png").status_code == 404

    template = mini / "templates/note/note.html"
    good = template.read_text("utf-8")
    changed(browser, template, f"{good}{{% nothing %}}")
    broken = waited(browser, f"{WHOLE}/pdf")
    assert broken["version"] == first["version"]
    page = browser.get("/preview", params={"product": "note/pdf", "variant": "whole"}).text
    line = good.count("\n") + 1
    assert f"templates/note/note.html:{line}</code>" in page
    assert "It cannot be made as the files are now." in page

    changed(browser, template, good.replace("</h1>", ", again</h1>"))
    assert waited(browser, f"{WHOLE}/pdf")["version"] != first["version"]


def test_a_comment_makes_nothing_anew(browser: TestClient, mini: Path) -> None:
    first = waited(browser, f"{WHOLE}/docx")
    (annotations,) = mini.glob("content/*/annotations.yaml")
    changed(browser, annotations, f"{annotations.read_text('utf-8')}\n# a comment\n")
    _, making = browser.app.state.desk.previews.look(f"{WHOLE}/docx")  # type: ignore[attr-defined]
    assert making  # looks whether something changed
    assert waited(browser, f"{WHOLE}/docx")["version"] == first["version"]


def test_a_word_file_is_read_as_a_page_that_runs_nothing(browser: TestClient) -> None:
    state = waited(browser, f"{WHOLE}/docx")
    assert state["is_word"]
    reading = browser.get(f"/preview/{state['version']}/reading")
    assert "Small Things" in reading.text
    assert "sandbox allow-same-origin" in reading.headers["content-security-policy"]
    assert "script-src" not in reading.headers["content-security-policy"]
    saved = browser.get(f"/preview/{state['version']}/file")
    assert saved.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("product=note/pdf&variant=nowhere", "There is no such document"),
        ("text=x&product=y&variant=z", "There is no such document"),
    ],
)
def test_a_document_that_is_not_there_is_said_to_be_none(
    browser: TestClient, query: str, said: str
) -> None:
    assert said in browser.get(f"/preview?{query}").text


def test_no_other_document_is_made(browser: TestClient) -> None:
    for name in ("", "../../docgen.toml", "demo/en/note/whole/exe"):
        assert browser.get("/preview/state", params={"document": name}).status_code == 404
