"""The keys that a scripted reviewer needs for a text, until nothing is left to confirm."""

import shutil
import statistics
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from desk.reviewer import Counted, Reviewer
from desk.serving import SECONDS, Desk, desk_of, shipped_project
from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here
from proposals.annotated_text import Annotated


def imported(root: Path, annotated: Annotated, *, without: str = "") -> Path:
    """The shipped project with the text ``annotated`` imported; returns its annotations.

    It lacks the declaration ``without``, from which proposals would learn.
    """
    shipped_project(root)
    if without:
        shutil.rmtree(root / "content" / without)
    path = root / "content/parties.yaml"
    vocabulary = YAML(typ="safe").load(path.read_text("utf-8"))
    vocabulary["parties"] |= annotated.parties
    with path.open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump(vocabulary, file)
    import_file(root, annotated.text, "new", draft_here, language="en")
    return root / "content/new/annotations.yaml"


def opened(chromium: Any, desk: Desk, **settings: Any) -> Any:
    """A page of its own with the review; an error of its scripts raises :class:`AssertionError`."""
    page = chromium.new_context(**settings).new_page()
    page.set_default_timeout(SECONDS * 1000)
    page.on("pageerror", _fail)
    page.goto(desk.address)
    page.goto(f"{desk.origin}/review/new")
    page.wait_for_selector(".entry[aria-current]")
    return page


def counted(page: Any, root: Path, annotated: Annotated) -> list[Counted]:
    """The keys for each paragraph, on a ``page`` that shows the review."""
    vocabulary = YAML(typ="safe").load((root / "content/parties.yaml").read_text("utf-8"))
    declared = YAML(typ="safe").load((root / "content/new/declaration.yaml").read_text("utf-8"))
    members = {name: group["members"] for name, group in vocabulary["groups"].items()}
    everyone = [each["party"] for each in declared["parties"] if "party" in each]
    return list(Reviewer(page, annotated, members | {"all": everyone}).review())


def counted_anew(chromium: Any, place: Path, annotated: Annotated, without: str) -> list[Counted]:
    """The keys for each paragraph of ``annotated``, imported into an empty folder ``place``."""
    root = imported(place, annotated, without=without).parents[2]
    with desk_of(root) as desk:
        page = opened(chromium, desk)
        found = counted(page, root, annotated)
        page.close()
    return found


def row(name: str, found: Sequence[Counted]) -> str:
    """A line of the table in ``docs/desk.md``: paragraphs, median, sum, and what keys were for."""
    median = statistics.median(each.keys for each in found)
    spent = sum((each.spent for each in found), Counter())
    kinds = ", ".join(f"{kind} {keys}" for kind, keys in spent.most_common())
    return f"| {name} | {len(found)} | {median:g} | {spent.total()} | {kinds} |"


def _fail(error: object) -> None:
    raise AssertionError(str(error))
