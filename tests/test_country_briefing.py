"""A country's briefing: every paragraph is cited, its own first, and nothing without words."""

import re
from pathlib import Path

import pytest

from conftest import REPOSITORY, job_of, jobs_of
from docgen.job import Job
from docgen.render.environment import make_environment
from docgen.render.html import render_html
from docgen.render.resources import Resources
from docgen.sources import Sources
from test_hard_pages import TOPICS, Hard, note, write

COUNTRIES = ("kz", "it", "kg", "tj", "tm", "uz")


def page_of(root: Path, job: Job) -> str:
    resources = Resources(Sources(root), job.document.product)
    return render_html(job, make_environment(resources, job.document.language))


def cited(page: str) -> set[str]:
    """The numbers of all paragraphs that ``page`` refers to."""
    marks = re.findall(r'<span class="(?:number|ref)[^"]*">([^<]*)</span>', page)
    return {number for each in marks for number in re.findall(r"\d+", each)}


def headings(page: str) -> list[str]:
    return re.findall("<h2>([^<]*)</h2>", page)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_paragraph_of_the_shipped_declaration_is_cited(country: str) -> None:
    job = job_of(REPOSITORY, f"briefing/{country}/pdf")
    page = page_of(REPOSITORY, job)
    assert cited(page) == {each.ref for each in job.view.passages}
    assert "Who took part" not in page
    assert "Represented by" in page


def test_what_the_country_has_to_do_is_the_first_of_the_brief() -> None:
    brief = {
        country: re.search(
            r'<section class="brief">.*?</section>',
            page_of(REPOSITORY, job_of(REPOSITORY, f"briefing/{country}/pdf")),
            re.DOTALL,
        )
        for country in COUNTRIES
    }
    for country, found in brief.items():
        assert found, country
        first = re.sub("<[^>]+>", "", found[0].split("<li>")[1])
        assert ("to act on:" in found[0]) == (country == "kg"), country
        if country == "kg":
            assert first.startswith(
                "•Proposed, for Kyrgyzstan to act on: Next Central Asia + Italy Summit"
            )
            assert "2027" in first


def test_headings_say_what_the_lists_hold() -> None:
    assert "Agreed, proposed: with a date" in headings(
        page_of(REPOSITORY, job_of(REPOSITORY, "briefing/kg/pdf"))
    )


def test_a_country_of_a_text_without_summaries(tmp_path: Path) -> None:
    """Its sentences as far as three pages hold, the rest by topic; no section is empty."""
    other = "The Parties intend to look after the shores of the lake together. "
    named = "Kazakhstan intends to look after its ports. "
    text = "\n\n".join(
        f"{n}. {other * (n % 5 + 1)}{named if n % 2 else ''}{other}" for n in range(1, 59)
    )
    marked = {str(n): note([TOPICS[n % 8]]) for n in range(1, 57)} | {"57": note(), "58": note()}
    write(tmp_path, Hard(text, marked))
    job = next(each for each in jobs_of(tmp_path, ("pdf",)) if "briefing/kz" in each.document.id)
    page = page_of(tmp_path, job)
    assert headings(page) == [
        "What names Kazakhstan, verbatim",
        "Other paragraphs by topic",
    ]
    assert cited(page) == {str(n) for n in range(1, 59)}
    assert other.strip() not in page, "a sentence that does not name the country"
    assert "No topic" in page


def test_numbers_of_other_paragraphs_are_in_the_order_of_the_text(tmp_path: Path) -> None:
    """Whether or not the desk has summed them up."""
    refs = [str(n) for n in range(1, 21)]
    text = "\n\n".join(f"{ref}. The Parties look after shore {ref}." for ref in refs)
    summed = {ref: note([TOPICS[0]], summary="Shores are looked after.") for ref in refs[1::2]}
    write(tmp_path, Hard(text, {ref: note([TOPICS[0]]) for ref in refs} | summed))
    job = next(each for each in jobs_of(tmp_path, ("pdf",)) if "briefing/kz" in each.document.id)
    line = page_of(tmp_path, job).partition("As one of all participants:")[2].partition("</p>")[0]
    numbers = re.findall(r"\d+", re.sub("<[^>]+>", "", line))
    assert numbers == [ref for ref in refs if ref in numbers]
    assert set(numbers) & set(summed)
    assert set(numbers) - set(summed)
