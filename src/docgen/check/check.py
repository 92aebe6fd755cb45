"""Conducts ``docgen check``: proves texts, tries out templates, and gathers the warnings."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from docgen.build.survey import survey
from docgen.characters import NO_FONT
from docgen.check.annotations import annotation_warnings
from docgen.check.blocks import unprinted_blocks
from docgen.check.denials import denial_warnings
from docgen.check.due_rules import due_rule_warnings
from docgen.check.english import english_left
from docgen.check.letters import (
    FONTS,
    doubts,
    font_files,
    foreign_fonts,
    lent_letters,
    not_drawn,
    without_locale,
)
from docgen.check.unnumbered import unnumbered_warnings
from docgen.collation.source_text import can_read, find_source, read_source
from docgen.collation.text import Proof, prove_text, ranges
from docgen.cues.loading import OWN, check_rules, own_rules
from docgen.errors import DocgenError
from docgen.job import Job, Rendered, Request
from docgen.labels.missing import missing_labels
from docgen.load.decode import Problems
from docgen.model import Head, Project
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
    warnings += due_rule_warnings(project, sources)
    warnings += unnumbered_warnings(project, sources)
    warnings += denial_warnings(project, sources)
    warnings += without_locale(project)
    warnings += english_left(project)
    warnings += doubts(project, sources)
    warnings += translation_warnings(DeskTexts(sources), project)
    warnings += missing_labels(sources, project)
    warnings += unprinted_blocks(project, sources)
    warnings += remarks(sources, project)
    samples = _samples(step.job for step in plan.steps)
    probes = [replace(job, probe=True) for job in samples]
    jobs = [*samples, *probes]
    outcomes = [each for done in run(root, jobs, lambda _: None) for each in done]
    mistakes = [each for each in map(_named, outcomes) if isinstance(each, DocgenError)]
    for each in mistakes:
        say_origin(each, root)
    errors = {str(each): each for each in mistakes}
    read = {path for _, each in outcomes if isinstance(each, Rendered) for path in each.reads}
    fonts = sorted(path for path in read if path.endswith(FONTS) and sources.find(path))
    warnings += foreign_fonts(sources, fonts)
    warnings += lent_letters(project, sources, fonts)
    undrawn = [*not_drawn(project, sources, fonts or font_files(root, sources))]
    if undrawn:  # these say where; the templates are not to blame
        errors = {key: each for key, each in errors.items() if NO_FONT not in each.message}
    errors |= {str(each): each for each in undrawn}
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
