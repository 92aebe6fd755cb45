"""The coverage shows where each paragraph is, and of one its words, documents and findings."""

import re
from pathlib import Path

from starlette.testclient import TestClient

from docgen.build.survey import survey
from docgen.job import Request


def rows(page: str) -> dict[str, list[str]]:
    """The words of each row's cells, by the number of its paragraph."""
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    found = {}
    for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL):
        (ref,) = re.findall(r">([^<>]+)</a></th>", row)
        cells = re.findall(r"<td.*?</td>", row, re.DOTALL)
        found[ref] = [re.sub(r"<.*?>", "", cell).strip() for cell in cells]
    return found


def test_the_matrix_is_that_of_the_views(browser: TestClient, mini: Path) -> None:
    page = browser.get("/coverage").text
    project, plan = survey(mini, mini / "build", Request())
    views = {step.job.view.variant.id: step.job.view for step in plan.steps}
    countries = [each.party.lower() for each in project.declarations[0].head.participants]
    columns = [*countries, *project.vocabulary.sectors]
    shown = rows(page)
    assert list(shown) == [each.ref for each in project.declarations[0].paragraphs]
    for ref, cells in shown.items():
        inside = [any(each.ref == ref for each in views[name].passages) for name in columns]
        assert [bool(cell) for cell in cells] == inside, ref
    words = {word for cells in shown.values() for word in cells}
    assert {"named", "by its sector"} <= words


def test_a_paragraph_is_shown_with_its_documents_and_findings(
    browser: TestClient, mini: Path
) -> None:
    project, plan = survey(mini, mini / "build", Request())
    paragraph = project.declarations[0].paragraphs[0]
    (annotations,) = mini.glob("content/*/annotations.yaml")
    text = annotations.read_text("utf-8")
    annotations.write_text(re.sub(r"summary: [^,}\n]+", 'summary: ""', text, count=1), "utf-8")
    browser.app.state.desk.changed()  # type: ignore[attr-defined]
    address = f"/coverage?text=demo/en&paragraph={paragraph.ref}"
    browser.get(address)
    browser.app.state.desk.checking.close()  # type: ignore[attr-defined]
    page = browser.get(address).text
    assert paragraph.blocks[0].replace("'", "&#39;") in page
    assert "has no summary in annotations.yaml" in page
    documents = set(re.findall(r"/preview\?[^\"]+;variant=([\w-]+)", page))
    assert documents == {
        step.job.view.variant.id
        for step in plan.steps
        if any(each.ref == paragraph.ref for each in step.job.view.passages)
    }


def test_what_is_not_there_is_said_to_be_none(browser: TestClient) -> None:
    assert "There is no such text." in browser.get("/coverage?text=x/en").text
    assert "Choose one by its number" in browser.get("/coverage?paragraph=<b>").text
    assert "<b>" not in browser.get("/coverage?paragraph=<b>").text
