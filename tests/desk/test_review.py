"""What the review's page asks of the desk: state, decisions, conflicts, taking back."""

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from desk.conftest import FROM_US
from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here

STATEMENT = """JOINT STATEMENT ON SMALL THINGS

1. Norway and Iceland met in Bergen on 4 March 2030.

2. Norway agreed to share its fisheries by May 2031. Iceland pledged <script>ice</script>.
"""


@pytest.fixture
def annotations(mini: Path, tmp_path: Path) -> Path:
    """Of the declaration ``small``, which was imported and lacks its place."""
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT, "utf-8")
    import_file(mini, file, "small", draft_here, language="en")
    return mini / "content/small/annotations.yaml"


def state(browser: TestClient) -> dict[str, Any]:
    return dict(browser.get("/review/small/state").json())


def decide(browser: TestClient, seen: str, **decision: object) -> Any:
    body = {"decision": decision, "seen": seen}
    return browser.post("/review/small/decisions", json=body, headers=FROM_US)


def test_the_page_is_there_although_a_build_could_not_be(
    browser: TestClient, annotations: Path
) -> None:
    assert annotations.exists()
    answer = browser.get("/review")
    assert (answer.status_code, answer.headers["location"]) == (303, "/review/small")
    page = browser.get("/review/small").text
    assert '<desk-review data-name="small">' in page
    assert 'href="/review/demo"' in page
    assert "STATEMENT" not in page  # content comes as data, and is set as text
    unknown = browser.get("/review/smal")
    assert (unknown.status_code, "did you mean 'small'?" in unknown.text) == (404, True)


def test_the_page_says_in_short_what_is_wrong_with_its_own_files(
    browser: TestClient, annotations: Path
) -> None:
    declaration = annotations.with_name("declaration.yaml")
    declaration.write_text("unknown: 1\nother: 2\nthird: 3\nfourth: 4\n", "utf-8")
    page = browser.get("/review/small").text
    shown = page.count('class="place">content/small/declaration.yaml')
    everywhere = browser.get("/").text.count('class="grade">error')
    assert 0 < shown <= 3
    assert ("more mistake" in page) == (everywhere > shown)
    assert (
        "content/small"
        not in browser.get("/review/demo")
        .text.partition("<desk-review")[0]
        .partition('id="broken"')[2]
    )
    assert 'href="/">' in browser.get("/review/demo").text


def test_the_state_has_all_that_can_be_chosen(browser: TestClient, annotations: Path) -> None:
    assert annotations.exists()
    told = state(browser)
    assert [each["id"] for each in told["sectors"]] == ["fish", "energy"]
    assert {"id": "NO", "name": "Norway"} in told["parties"]
    assert {"id": "nordics", "name": "Nordic States"} in told["groups"]
    assert "event" in told["kinds"]
    assert "<script>ice</script>" in told["pending"]["paragraphs"][1]["text"]
    same = browser.get(f"/review/small/state?version={told['version']}")
    assert (same.status_code, same.content) == (204, b"")


def test_a_decision_is_on_the_disk_and_can_be_taken_back(
    browser: TestClient, annotations: Path
) -> None:
    before = annotations.read_bytes()
    told = state(browser)
    second = told["pending"]["paragraphs"][1]
    answer = decide(
        browser, second["entry"], type="summary", paragraph="2", summary="Fish is shared."
    ).json()
    assert b"summary: Fish is shared." in annotations.read_bytes()
    assert answer["paragraph"]["unconfirmed"] == ["sectors", "parties"]
    assert answer["left"] == told["pending"]["left"] - 1
    assert answer["version"] == state(browser)["version"] != told["version"]
    step = {"step": answer["step"]}
    undone = browser.post("/review/small/undo", json=step, headers=FROM_US).json()
    assert (undone["left"], annotations.read_bytes()) == (told["pending"]["left"], before)
    again = browser.post("/review/small/undo", json=step, headers=FROM_US)
    assert (again.status_code, "no longer" in again.json()["error"]) == (422, True)


def test_a_weight_is_written_with_its_summary_and_a_duty_with_its_commitment(
    browser: TestClient, annotations: Path
) -> None:
    second = state(browser)["pending"]["paragraphs"][1]
    assert (second["weight"], "  weight: 3\n" in second["entry"]) == (3, True)
    told = decide(browser, second["entry"], type="summary", paragraph="2", weight=1).json()
    assert (told["paragraph"]["weight"], told["paragraph"]["unconfirmed"]) == (
        1,
        ["sectors", "parties"],
    )
    seen = told["paragraph"]["entry"]
    told = decide(browser, seen, type="commitment", paragraph="2", number=1, duty=["NO"]).json()
    assert told["paragraph"]["commitments"][0]["duty"] == ["NO"]
    seen = told["paragraph"]["entry"]
    told = decide(browser, seen, type="summary", paragraph="2", weight=2).json()
    assert "weight" not in told["paragraph"]["entry"]
    bad = decide(browser, told["paragraph"]["entry"], type="summary", paragraph="2", weight=4)
    assert bad.status_code == 422


def test_whoever_was_faster_is_not_overwritten(browser: TestClient, annotations: Path) -> None:
    seen = state(browser)["pending"]["paragraphs"][1]["entry"]
    theirs = annotations.read_text("utf-8").replace("  parties:", "  message: Theirs.\n  parties:")
    annotations.write_text(theirs, "utf-8")
    answer = decide(browser, seen, type="summary", paragraph="2", summary="Mine.")
    assert answer.status_code == 409
    told = answer.json()
    assert "message: Theirs." in told["on_disk"]
    assert "summary: Mine." in told["wanted"]
    assert annotations.read_text("utf-8") == theirs
    second = decide(browser, told["on_disk"], type="summary", paragraph="2", summary="Mine.")
    assert second.status_code == 200
    now = annotations.read_text("utf-8")
    assert "summary: Mine." in now
    assert "message: Theirs." in now


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        ({"type": "sectors", "paragraph": "2", "sectors": ["fihs"]}, "did you mean 'fish'?"),
        ({"type": "sectors", "paragraph": "../2"}, "no paragraph '../2'"),
        ({"type": "all"}, "the desk cannot read this request"),
        ({"type": "summary", "paragraph": "2", "sumary": ""}, "the desk cannot read this request"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_written(
    browser: TestClient, annotations: Path, decision: dict[str, Any], message: str
) -> None:
    before = annotations.read_bytes()
    answer = decide(browser, "", **decision)
    assert answer.status_code == 422
    assert message in answer.json()["error"]
    assert annotations.read_bytes() == before


def test_a_paragraph_offers_sectors_dates_and_places(
    browser: TestClient, annotations: Path
) -> None:
    assert annotations.exists()
    (met,) = browser.get("/review/small/offers", params={"paragraph": "1"}).json()["places"]
    assert met == "Bergen"
    offered = browser.get("/review/small/offers", params={"paragraph": "2"}).json()
    assert offered["dues"] == ["by 2031-05"]
    assert [each["sector"] for each in offered["sectors"]] == ["fish"]
    assert [each["words"] for each in offered["sectors"][0]["why"]] == ["Fisheries"]
    titles = {each["quote"]: each["titles"] for each in offered["titles"]}
    assert (
        titles["Norway agreed to share its fisheries by May 2031"][0] == "Sharing of the fisheries"
    )
    assert browser.get("/review/small/offers", params={"paragraph": "7"}).status_code == 422


def test_another_site_decides_nothing(browser: TestClient, annotations: Path) -> None:
    before = annotations.read_bytes()
    body = {"decision": {"type": "paragraph", "paragraph": "2"}, "seen": ""}
    headers = FROM_US | {"Sec-Fetch-Site": "cross-site"}
    assert browser.post("/review/small/decisions", json=body, headers=headers).status_code == 403
    assert annotations.read_bytes() == before


def test_what_could_not_be_taken_back_can_be_later(browser: TestClient, annotations: Path) -> None:
    before = annotations.read_text("utf-8")
    seen = state(browser)["pending"]["paragraphs"][1]["entry"]
    answer = decide(browser, seen, type="summary", paragraph="2", summary="Mine.").json()
    mine = annotations.read_text("utf-8")
    annotations.write_text(mine.replace("Mine.", "Theirs."), "utf-8")
    step = {"step": answer["step"]}
    assert browser.post("/review/small/undo", json=step, headers=FROM_US).status_code == 409
    annotations.write_text(mine, "utf-8")
    assert browser.post("/review/small/undo", json=step, headers=FROM_US).status_code == 200
    assert annotations.read_text("utf-8") == before


def test_the_head_is_filled_in_and_taken_back(browser: TestClient, annotations: Path) -> None:
    declaration = annotations.with_name("declaration.yaml")
    before = declaration.read_bytes()
    occasion = state(browser)["pending"]["head"][3]
    assert (occasion["key"], occasion["value"]) == ("occasion", "")
    answer = decide(browser, occasion["entry"], type="head", key="occasion", value="Small talks")
    assert answer.json()["paragraph"] is None
    assert b"occasion: Small talks\n" in declaration.read_bytes()
    step = {"step": answer.json()["step"]}
    assert browser.post("/review/small/undo", json=step, headers=FROM_US).status_code == 200
    assert declaration.read_bytes() == before
