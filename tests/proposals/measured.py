"""An annotated text → what docgen proposes for it, imported into a project of its own."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from conftest import REPOSITORY
from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here
from docgen.propose.proposal import Proposal
from proposals.annotated_text import SHIPPED, Annotated
from proposals.scores import Scores, score


class Measured(NamedTuple):
    """The scores of a text, and what was proposed for it."""

    scores: Scores
    proposals: tuple[Proposal, ...]
    texts: Mapping[str, str]


def measure(annotated: Annotated, place: Path) -> Measured:
    """Import ``annotated`` into a project in the empty folder ``place``, and score its proposals.

    Raises :class:`KeyError` if the import finds other paragraphs than were annotated.
    """
    shutil.copy(REPOSITORY / "docgen.toml", place)
    (place / "content").mkdir()
    for name in ("parties.yaml", "sectors.yaml", "import-rules.yaml"):
        shutil.copy(REPOSITORY / "content" / name, place / "content")
    if annotated.name != SHIPPED:  # what a project's people have confirmed is learned from
        shutil.copytree(REPOSITORY / "content" / SHIPPED, place / "content" / SHIPPED)
    path = place / "content/parties.yaml"
    vocabulary = YAML(typ="safe").load(path.read_text("utf-8"))
    vocabulary["parties"] |= annotated.parties
    with path.open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump(vocabulary, file)
    (place / "content/measured").mkdir()
    (place / "content/measured/declaration.yaml").write_text(f"date: {annotated.adopted}\n")
    made = import_file(place, annotated.text, "measured", draft_here, language="en", dry_run=True)
    texts = {each.ref: " ".join(each.blocks) for each in made.draft.text.paragraphs}
    groups = {name: group["members"] for name, group in vocabulary["groups"].items()}
    members = groups | {"all": [each.party for each in made.draft.found.parties]}
    proposals = made.draft.proposals
    return Measured(score(annotated, proposals, texts, members), proposals, texts)
