"""The overview shows what there is and what is left to do, as typed, and builds."""

import time
from pathlib import Path

from starlette.testclient import TestClient

from desk.conftest import FROM_US, client_of
from docgen.build.survey import survey
from docgen.desk.access import Access
from docgen.job import Request
from docgen.sources import Sources
from docgen.translations.desk_texts import DeskTexts
from docgen.translations.survey import Survey


def waited(browser: TestClient) -> dict[str, object]:
    """The progress of a build that has ended."""
    for _ in range(600):
        progress = dict(browser.get("/build").json())
        if not progress["running"]:
            return progress
        time.sleep(0.05)
    raise AssertionError(progress)


def test_a_build_from_the_page_makes_every_document(browser: TestClient, mini: Path) -> None:
    settings = mini / "docgen.toml"
    settings.write_text(settings.read_text().replace('"whole", "country", ', '"whole", '))
    settings.write_text(settings.read_text().replace('"sector", "country-sector"', '"sector"'))
    browser.app.state.desk.changed()  # type: ignore[attr-defined]
    documents = [step.job.path for step in survey(mini, mini / "build", Request())[1].steps]
    before = browser.get("/").text
    assert f"<b>0</b> of {len(documents)} up to date" in before
    assert f"{len(documents)} not built yet" in before
    assert "Nothing was built here yet." in before
    assert browser.post("/build", headers=FROM_US).json()["running"] is True
    progress = waited(browser)
    assert progress["words"] == f"Done: {len(documents)} built"
    assert all((mini / "build" / path).is_file() for path in documents)
    after = browser.get("/").text
    assert f"<b>{len(documents)}</b> of {len(documents)} up to date" in after
    assert f"{len(documents)} built" in after


def test_a_mistake_is_shown_with_its_place_and_the_page_stays(
    browser: TestClient, mini: Path
) -> None:
    (declaration,) = mini.glob("content/*/declaration.yaml")
    good = declaration.read_text("utf-8")
    assert "The files cannot be read" not in browser.get("/").text
    declaration.write_text(f"{good}\nunknown: 1\n", "utf-8")
    browser.app.state.desk.changed()  # type: ignore[attr-defined]
    page = browser.get("/").text
    assert "The files cannot be read" in page
    line = good.count("\n") + 2
    assert f"{declaration.relative_to(mini)}:{line}</code>" in page
    title = next(row for row in good.splitlines() if row.startswith("title: "))
    assert title.removeprefix("title: ") in page  # as it last could be read
    declaration.write_text(good, "utf-8")
    browser.app.state.desk.changed()  # type: ignore[attr-defined]
    assert "The files cannot be read" not in browser.get("/").text


def test_content_is_shown_as_typed(browser: TestClient, mini: Path) -> None:
    (declaration,) = mini.glob("content/*/declaration.yaml")
    rows = declaration.read_text("utf-8").splitlines()
    hostile = "</title><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 7 }}"
    rows = [f"title: '{hostile}'" if row.startswith("title: ") else row for row in rows]
    declaration.write_text("\n".join(rows), "utf-8")
    browser.app.state.desk.changed()  # type: ignore[attr-defined]
    page = browser.get("/").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7 * 7 }}" in page
    assert "<script>" not in page
    assert "<img" not in page


def test_next_builds_are_those_of_the_schedule(browser: TestClient, mini: Path) -> None:
    assert "None is scheduled." in browser.get("/").text
    with (mini / "docgen.toml").open("a") as settings:
        settings.write(
            '\n[[schedule]]\nname = "mornings"\ncron = "0 6 * * *"\nzone = "Asia/Oral"\n'
        )
    browser.app.state.desk.changed()  # type: ignore[attr-defined]
    page = browser.get("/").text
    assert "<dd>mornings</dd>" in page


def test_what_is_left_to_confirm_is_the_same_wherever_the_page_says_it(
    browser: TestClient, mini: Path
) -> None:
    annotations = mini / "content/demo/annotations.yaml"
    before = annotations.read_text("utf-8")
    key = next(line for line in before.splitlines() if line.endswith(":") and line[0] in "\"'1")
    for entries in (1, 0):
        proposed = f"{key}\n  proposed: true" if entries else key
        annotations.write_text(before.replace(key, proposed, 1), "utf-8")
        browser.app.state.desk.changed()  # type: ignore[attr-defined]
        page = browser.get("/").text  # at once, while a check is still to come
        assert page.count("Checking content and templates…") == 1
        assert page.count("1 entry to") == 2 * entries  # by the declaration, and as a finding


def test_translations_are_counted_for_each_declaration_and_language(
    browser: TestClient, mini: Path
) -> None:
    (mini / "content/sectors.it.yaml").write_text("fish: {name: Pesca}\n", "utf-8")
    survey = Survey(DeskTexts(Sources(mini)))
    missing = sum(
        (each.declaration, each.state) == ("demo", "missing") for each in survey.entries("it")
    )
    browser.app.state.desk.changed()  # type: ignore[attr-defined]
    page = browser.get("/").text
    end = time.monotonic() + 60
    while "Checking content" in page:
        assert time.monotonic() < end
        time.sleep(0.05)
        page = browser.get("/").text
    declarations = " ".join(page.partition('id="declarations"')[2].partition("</ul>")[0].split())
    own, _, shared = declarations.partition("Sectors, parties and what else all share")
    assert f"In Italian: 0 translated, {missing} missing" in own
    assert "docgen translations --language it --declaration demo</code>" in own
    assert "In Italian: 0 translated, 1 translated but not recorded" in shared
    assert "docgen translations --language it</code>" in shared


def test_before_files_can_be_read_pages_say_so_and_lead_to_what_mends_them(
    mini: Path, access: Access
) -> None:
    declaration = mini / "content/demo/declaration.yaml"
    good = declaration.read_text("utf-8")
    declaration.write_text(good.replace("party: IS", "party: IE"), "utf-8")
    with client_of(mini, access) as browser:
        browser.get(access.address())
        for path in ("/", "/register", "/coverage"):
            page = browser.get(path).text
            assert "unknown party &#39;IE&#39;" in page
            assert '<a href="/review/demo">Review</a>' in page
        assert "of 0 up to date" not in browser.get("/").text
        assert browser.get("/register").text.count("None can be read yet.") == 2
        assert "<select" not in browser.get("/preview").text
        declaration.write_text(good, "utf-8")
        browser.app.state.desk.changed()  # type: ignore[attr-defined]
        assert '<a href="/review/demo">Review</a>' not in browser.get("/").text
        assert "<select" in browser.get("/preview").text
