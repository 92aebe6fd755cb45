"""What ``docgen check`` does beyond loading: proves texts, tries out templates, and warns."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from docgen.build.survey import survey
from docgen.check_english import english_left
from docgen.check_letters import (
    FONTS,
    doubts,
    foreign_fonts,
    lent_letters,
    not_drawn,
    without_locale,
)
from docgen.collation.source_text import can_read, find_source, read_source
from docgen.collation.text import Proof, prove_text, ranges
from docgen.cues.rules import OWN, check_rules, own_rules
from docgen.errors import DocgenError
from docgen.job import Job, Rendered, Request
from docgen.labels.missing import missing_labels
from docgen.language.mentions import name_in
from docgen.language.states import cldr_name
from docgen.load.decode import Problems
from docgen.model import Declaration, Head, Party, Project
from docgen.parity.survey import remarks
from docgen.schedule.entries import load_schedule
from docgen.shipped import say_origin
from docgen.sources import Sources
from docgen.translations.desk_texts import DeskTexts
from docgen.translations.warnings import translation_warnings
from docgen.workers.isolated import SECONDS, run_isolated
from docgen.workers.pool import Executor, Outcome


class Findings(NamedTuple):
    """The results; ``proofs`` has a line for each text that was compared with its source.

    ``of_annotations`` are those warnings that :func:`annotation_warnings` gives.
    """

    warnings: tuple[str, ...]
    errors: tuple[DocgenError, ...]
    proofs: tuple[str, ...]
    of_annotations: tuple[str, ...] = ()


def check(root: Path, run: Executor) -> Findings:
    """Examine content and templates of the project in ``root``.

    ``run`` renders a sample of each kind of document, with the limits of a build. Raises
    :class:`ContentError` if the content does not load; other errors are in the result.
    """
    project, plan = survey(root, root / "build", Request())
    sources = Sources(root)
    load_schedule(sources, project)
    _check_cues(project, sources)
    of_annotations = annotation_warnings(project)
    warnings = list(of_annotations)
    warnings += without_locale(project)
    warnings += english_left(project)
    warnings += doubts(project, sources)
    warnings += translation_warnings(DeskTexts(sources), project)
    warnings += missing_labels(sources, project)
    warnings += remarks(sources, project)
    samples = _samples(step.job for step in plan.steps)
    probes = [replace(job, probe=True) for job in samples]
    outcomes = list(run(root, [*samples, *probes], lambda _: None))
    mistakes = [each for each in map(_named, outcomes) if isinstance(each, DocgenError)]
    for each in mistakes:
        say_origin(each, root)
    errors = {str(each): each for each in mistakes}
    read = {path for _, each in outcomes if isinstance(each, Rendered) for path in each.reads}
    fonts = sorted(path for path in read if path.endswith(FONTS) and sources.find(path))
    warnings += foreign_fonts(sources, fonts)
    warnings += lent_letters(project, sources, fonts)
    errors |= {str(each): each for each in not_drawn(project, sources, fonts)}
    texts = [_proven(root, declaration.head) for declaration in project.declarations]
    return Findings(
        (*(each for text in texts for each in text.warnings), *warnings),
        (*(each for text in texts for each in text.errors), *errors.values()),
        tuple(each for text in texts for each in text.proofs),
        of_annotations,
    )


def _check_cues(project: Project, sources: Sources) -> None:
    """Raise :class:`ContentError` with every mistake in the cues that imports use."""
    problems = Problems()
    with problems.collected():
        check_rules(sources, OWN, project.vocabulary)
    for name in {each.head.id: None for each in project.declarations}:
        with problems.collected():
            check_rules(sources, own_rules(name), project.vocabulary_of(name))
    problems.settle()


def _named(done: tuple[Job, Outcome]) -> Outcome:
    """The outcome of a sample.

    An error without a file, such as a timeout, is given its template's.
    """
    job, outcome = done
    if not isinstance(outcome, DocgenError) or outcome.path is not None:
        return outcome
    product, ending = job.document.product, "html" if job.document.format == "pdf" else "docx"
    template = f"templates/{product}/{product}.{ending}"
    return type(outcome)(f"{job.path}: {outcome.message}", template, hint=outcome.hint)


def _proven(root: Path, head: Head) -> Findings:
    """The findings of :func:`_prove`, from a process of its own: it reads files of any kind."""
    path = f"content/{head.id}/text.{head.language}.md"
    try:
        return run_isolated(path, SECONDS, _prove, root, head, path)
    except DocgenError as error:
        return Findings((), (error,), ())


def _prove(root: Path, head: Head, path: str) -> Findings:
    sources, folder = Sources(root), f"content/{head.id}"
    source = find_source(sources, folder, head.language)
    if source is None:
        return _unproven(path, f"there is no source/{head.language}.*")
    if not can_read(source):
        return _unproven(path, f"docgen cannot read {source}")
    issued = read_source(sources, source)
    proof = prove_text(sources.text(path), path, issued, head)
    if proof.differences:
        return Findings((), tuple(proof.differences), ())
    left_out = _left_out(proof, issued.record)
    return Findings((), (), (f"{path}: {proof.words} words, all as in {source}{left_out}",))


def _unproven(path: str, why: str) -> Findings:
    return Findings((f"{path}: not compared with the text as issued: {why}",), (), ())


def _left_out(proof: Proof, record: str) -> str:
    parts = [("title, place and date", proof.head), ("page furniture", proof.furniture)]
    told = [f"{what} (lines {ranges(lines)})" for what, lines in parts if lines]
    told += [f"what {record} lists"] if record else []
    return f"; not compared: {', '.join(told)}" if told else ""


def _samples(jobs: Iterable[Job]) -> list[Job]:
    """One job for each product, format, language and shape of variant."""
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


def annotation_warnings(project: Project) -> tuple[str, ...]:
    """What a person should look at in the annotations, once for all versions of a text; to find it
    takes no time.
    """
    found = (each for one in project.declarations for each in _warnings(project, one))
    return tuple(dict.fromkeys(found))


def _warnings(project: Project, declaration: Declaration) -> Iterator[str]:
    """What a person should look at in the annotations of one language version."""
    head = declaration.head
    text = f"content/{head.id}/text.{head.language}.md"
    yield from _unconfirmed(declaration)
    vocabulary = project.vocabulary_of(head.id)
    parties = [vocabulary.parties[each.party] for each in head.participants]
    for paragraph in declaration.paragraphs:
        annotation = paragraph.annotation
        if annotation.proposals:
            continue
        where = f"{text}:{paragraph.line}: paragraph {paragraph.ref}"
        if not annotation.summary:
            yield f"{where} has no summary in annotations.yaml"
        words = " ".join(paragraph.blocks)
        for party in parties:
            name = _name_in(words, party, head.language)
            if name and party.code not in annotation.parties.named:
                yield f"{where} names “{name}”, but annotations.yaml does not list {party.code}"
    used = {name for each in declaration.paragraphs for name in each.annotation.sectors}
    for sector in vocabulary.sectors:
        if sector not in used:
            yield f"content/{head.id}/annotations.yaml: no paragraph has the sector '{sector}'"


def _unconfirmed(declaration: Declaration) -> Iterator[str]:
    found = [each for each in declaration.paragraphs if each.annotation.proposals]
    if found:
        yield (
            f"content/{declaration.head.id}/annotations.yaml: {declaration.unconfirmed} entries"
            f" to confirm in {len(found)} paragraphs, the first in paragraph {found[0].ref}; docgen"
            f" proposals {declaration.head.id} lists them"
        )


def _name_in(words: str, party: Party, language: str) -> str | None:
    """How ``words`` name ``party``; ``None`` if they do not."""
    short = cldr_name(party.code, language)  # the corrected ones are among those of name_in
    own = [name for name in (party.official, party.short, short, *party.also) if name]
    return name_in(words, party.code, own, language)
