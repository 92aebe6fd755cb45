"""What ``docgen check`` adds to loading: templates tried out, and things to look at."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale

from docgen.build import survey
from docgen.errors import DocgenError
from docgen.model import Declaration, Job, Party, Project, Request
from docgen.workers import here


def check(root: Path) -> tuple[tuple[str, ...], tuple[DocgenError, ...]]:
    """Warnings about the content of the project in ``root``, and errors in its templates.

    Content that does not load raises a :class:`docgen.errors.ContentError`.
    """
    project, plan = survey(root, root / "build", Request())
    warnings = tuple(
        warning
        for declaration in project.declarations
        for warning in _warnings(project, declaration)
    )
    samples = _samples(step.job for step in plan.steps)
    outcomes = here(root, samples, lambda _: None)
    errors = {str(each): each for _, each in outcomes if isinstance(each, DocgenError)}
    return warnings, tuple(errors.values())


def _samples(jobs: Iterable[Job]) -> list[Job]:
    """One job of each product, format, language and shape of variant."""
    first: dict[tuple[str, str, str, str], Job] = {}
    for job in jobs:
        first.setdefault(
            (
                job.document.product,
                job.document.format,
                job.document.language,
                job.view.variant.shape,
            ),
            job,
        )
    return list(first.values())


def _warnings(project: Project, declaration: Declaration) -> Iterator[str]:
    where = f"content/{declaration.head.id}/annotations.yaml:"
    parties = [
        project.vocabulary.parties[participant.party]
        for participant in declaration.head.participants
    ]
    for paragraph in declaration.paragraphs:
        if not paragraph.summary:
            yield f"{where} paragraph {paragraph.ref} has no annotation"
        words = " ".join(paragraph.blocks)
        for party in parties:
            name = _name_in(words, party, declaration.head.language)
            if name and party.code not in paragraph.parties.named:
                yield (
                    f"{where} paragraph {paragraph.ref} says “{name}”,"
                    f" but does not name {party.code}"
                )
    used = {sector for paragraph in declaration.paragraphs for sector in paragraph.sectors}
    for sector in project.vocabulary.sectors:
        if sector not in used:
            yield f"{where} no paragraph is of the sector '{sector}'"


def _name_in(words: str, party: Party, language: str) -> str | None:
    """The first name of ``party`` that ``words`` hold."""
    short = Locale.parse(language.replace("-", "_")).territories.get(party.code)
    return next(
        (name for name in (party.official, short, *party.also) if name and name in words), None
    )
