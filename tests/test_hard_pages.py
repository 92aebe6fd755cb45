"""Declarations that are hard to set, each for one reason: every page of what is built holds."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from any_declaration import make_templates
from conftest import REPOSITORY, jobs_of
from test_layout import printed

SENTENCE = "The Parties intend to look after the shores of the lake together, as neighbours do. "
TOPICS = [f"topic-{number}" for number in range(1, 9)]
NAMES = ("Shores", "Ports and ferries", "Fish, fishing and the trade in fish", "Water", "Ice")
WIDE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="2400" height="60">'
    '<path d="M0 0h2400v60z"/></svg>'
)
SHEETS = (
    *("briefing/whole/pdf", "briefing/kz/pdf", "factsheet/topic-1/pdf"),
    *("speaking-notes/kz/pdf", "press-line/kz/pdf", "scene-setter/kz/pdf"),
)


class Hard(NamedTuple):
    """A declaration; ``asked`` are the documents of it that are built."""

    text: str
    annotations: dict[str, Any]
    asked: tuple[str, ...] = SHEETS
    short_title: str = ""
    topic: str = "Shores"
    logo: str = ""


def note(sectors: Iterable[str] = (), **more: Any) -> dict[str, Any]:
    return {"summary": "", "sectors": list(sectors), "parties": {"all": True}, **more}


def pledge(quote: str, due: int | str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "what": "A pledge",
        "quote": quote,
        "kind": "measure",
        "by": ["all"],
        **more,
        **({} if due is None else {"due": due}),
    }


def topics_at_the_end_of_a_page(size: int) -> Hard:
    """Paragraph 2, with its many topics, begins near the end of a page."""
    said = (SENTENCE[:82] * size).strip()
    text = f"1. {said}\n\n2. {(SENTENCE[:82] * (size + 4)).strip()}\n"
    return Hard(text, {"1": note(TOPICS[:1]), "2": note(TOPICS)}, asked=("briefing/whole/pdf",))


def annexes() -> Hard:
    """References that look alike: 1(a), and 1(a) of two annexes."""
    part = "".join(f"{number}. {SENTENCE}\n\n(a) {SENTENCE}\n\n" for number in range(1, 9))
    text = f"{part}# Annex I\n\n{part}# Annex II\n\n{part}"
    marked = {f"{annex}{number}": note(TOPICS) for annex in ("", "Annex I, ") for number in (1, 8)}
    return Hard(text, marked, asked=("briefing/whole/pdf", "factsheet/topic-1/pdf"))


def long_references() -> Hard:
    below = "".join(f"({mark}) {SENTENCE}\n\n" for mark in ("a", "b", "i", "ii", "iii"))
    text = "".join(f"{number}. {SENTENCE}\n\n{below}" for number in range(10, 17))
    quoted = [pledge("look after the shores of the lake", 2031), pledge("as neighbours do")]
    marked = {f"{number}(b)(ii)": note(TOPICS, commitments=quoted) for number in range(10, 17)}
    return Hard(text, marked, asked=("briefing/whole/pdf", "briefing/kz/pdf"))


def dates(*years: int) -> Hard:
    pledges = [pledge("look after the shores of the lake", year) for year in years]
    annotations = {"1": note(TOPICS[:1], commitments=pledges)}
    return Hard(f"1. {SENTENCE}", annotations, asked=("briefing/whole/pdf",))


def headings() -> Hard:
    """Some heading comes at the end of a page."""
    text = "".join(f"## Heading {n}\n\n{n}. {SENTENCE * (n % 7 + 1)}\n\n" for n in range(1, 60))
    return Hard(text, {"1": note(TOPICS)}, asked=("briefing/whole/pdf",))


def unsummarised() -> Hard:
    text = "\n\n".join(f"{n}. {SENTENCE * (n % 9 + 1)}" for n in range(1, 61))
    return Hard(text, {str(n): note([TOPICS[n % 8]]) for n in range(1, 61)})


CASES = {
    "topics at the end of a page, 26": topics_at_the_end_of_a_page(26),
    "topics at the end of a page, 27": topics_at_the_end_of_a_page(27),
    "numbers that begin again": annexes(),
    "long references": long_references(),
    "one date": dates(2030),
    "dates over sixteen years": dates(2026, 2041),
    "dates over a century": dates(2026, 2050, 2125),
    "a title of 900 letters": Hard(
        f"1. {SENTENCE}",
        {"1": note(TOPICS)},
        short_title=(SENTENCE * 11)[:900],
    ),
    "a wide logo": Hard(f"1. {SENTENCE}", {"1": note(TOPICS[:1])}, logo=WIDE),
    "a topic of two lines": Hard(
        f"1. {SENTENCE}",
        {"1": note(TOPICS)},
        topic="Shores, beaches, harbours and whatever else lies between land and water",
    ),
    "headings at the end of a page": headings(),
    "sixty paragraphs without a summary": unsummarised(),
}
QUICK = ("topics at the end of a page, 26", "dates over sixteen years")


@pytest.mark.parametrize(
    "name",
    [pytest.param(each, marks=() if each in QUICK else pytest.mark.long) for each in CASES],
)
def test_hard_pages(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    write(tmp_path, case)
    jobs = [
        job
        for job in jobs_of(tmp_path, ("pdf",))
        if not case.asked or job.document.id.split("/", 2)[2] in case.asked
    ]
    assert len(jobs) == len(case.asked)
    wrong = [
        f"{job.path}: {mark}"
        for job, _, found in printed(tmp_path, jobs, tmp_path)
        for mark in found
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.long
@pytest.mark.parametrize("summary", ["", SENTENCE * 4], ids=["bare", "summed up"])
@pytest.mark.parametrize(
    "named", ["", "Kazakhstan is to look after its ports. "], ids=["", "named"]
)
def test_a_country_of_58_paragraphs_has_three_pages(
    named: str, summary: str, tmp_path: Path
) -> None:
    text = "\n\n".join(f"{n}. {SENTENCE * (n % 5 + 1)}together. {named}" for n in range(1, 59))
    marked = {
        str(n): {**note(TOPICS[n % 8 :][:3], weight=2 + (n % 20 == 0)), "summary": summary}
        for n in range(1, 59)
    }
    write(tmp_path, Hard(text, marked))
    jobs = [job for job in jobs_of(tmp_path, ("pdf",)) if "briefing/kz" in job.document.id]
    ((_, pages, wrong),) = printed(tmp_path, jobs, tmp_path)
    assert pages <= 3
    assert wrong == []


def write(root: Path, case: Hard) -> None:
    """The project of ``case``; what is JSON is YAML too."""
    make_templates(root)
    if case.logo:
        (root / "templates/shared/logo.svg").write_text(case.logo)
        theme = root / "templates/shared/theme.html"
        words = theme.read_text("utf-8")
        assert words.count("{% set logo = none %}") == 1
        words = words.replace("{% set logo = none %}", '{% set logo = ("logo.svg", "The arms") %}')
        theme.write_text(words, "utf-8")
    folder = root / "content/lake"
    folder.mkdir(parents=True)
    (root / "docgen.toml").write_text((REPOSITORY / "docgen.toml").read_text("utf-8"), "utf-8")
    names = dict(zip(TOPICS, (case.topic, *(NAMES * 2)), strict=False))
    head = {
        "title": "Joint Statement on the Lake",
        "date": "2026-03-03",
        "place": "Geneva",
        "occasion": "Lake Forum",
        "parties": [{"party": "KZ"}, {"party": "IT"}],
        **({"short_title": case.short_title} if case.short_title else {}),
    }
    parties = {
        code: {"slug": code.lower() * 2, "official": f"Republic of {code}"} for code in ("KZ", "IT")
    }
    files = {
        "lake/declaration.yaml": head,
        "lake/annotations.yaml": case.annotations,
        "parties.yaml": {"parties": parties},
        "sectors.yaml": {id_: {"name": name, "scope": name} for id_, name in names.items()},
    }
    for path, data in files.items():
        (root / "content" / path).write_text(json.dumps(data), "utf-8")
    (folder / "text.en.md").write_text(f"{case.text}\n", "utf-8")
