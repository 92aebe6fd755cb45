"""Commands about proposals: proposals, confirm."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.options import project_option
from docgen.errors import ExitCode, UsageError, counted, printable

if TYPE_CHECKING:
    from docgen.review.decision import Decision
    from docgen.review.pending import Pending, PendingParagraph


@click.command()
@click.argument("name", metavar="ID", required=False)
@click.option("--json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--cues", is_flag=True, help="List the cues for sectors, and how often each is right."
)
@project_option
def proposals(root: Path, name: str | None, json: bool, cues: bool) -> int:
    """List what an import proposed and nobody has confirmed.

    ID is the declaration's folder in content/. --cues needs none: cues learn from all declarations.
    """
    from msgspec import json as encoder

    if cues and name:
        raise UsageError("--cues is about all declarations", hint="leave the ID out")
    if cues:
        return _print_cues(root, json)
    if not name:
        raise UsageError(
            "name a declaration, its folder in content/",
            hint="docgen proposals ID, or docgen proposals --cues",
        )

    from docgen.review.pending import pending
    from docgen.review.review import Review

    found = pending(Review(root, name))
    if json:
        click.echo(encoder.format(encoder.encode(found), indent=2))
        return ExitCode.DONE
    for line in _lines(found):
        click.echo(printable(line))
    click.echo(_what_is_left(found))
    return ExitCode.DONE


@click.command()
@click.argument("name", metavar="ID")
@click.argument("paragraphs", metavar="[PARAGRAPH]...", nargs=-1)
@click.option("--all-sectors", is_flag=True, help="Only sectors: of these paragraphs, or of all.")
@click.option(
    "--commitment",
    "commitments",
    type=click.IntRange(1),
    multiple=True,
    metavar="NUMBER",
    help="Only this commitment of the paragraph. Repeatable.",
)
@project_option
def confirm(
    root: Path,
    name: str,
    paragraphs: tuple[str, ...],
    all_sectors: bool,
    commitments: tuple[int, ...],
) -> int:
    """Confirm proposals as they are.

    ID is the declaration's folder in content/. Nothing is written if a paragraph or a commitment
    does not exist.
    """
    from docgen.review.pending import pending
    from docgen.review.review import Review

    if all_sectors and commitments:
        raise UsageError(
            "--all-sectors and --commitment exclude each other", hint="leave one of them out"
        )
    review = Review(root, name)
    refs = [review.paragraph(each).ref for each in paragraphs]
    if commitments and len(refs) != 1:
        raise UsageError("--commitment needs one paragraph", hint=f"docgen confirm {name} 14 ...")
    if not refs and not all_sectors:
        hint = "name paragraphs, or use --all-sectors; docgen proposals lists what is left"
        raise UsageError("nothing to confirm", hint=hint)
    before = {each.paragraph: each for each in pending(review).paragraphs}
    chosen = [before[ref] for ref in dict.fromkeys(refs or before)]
    for each in chosen:
        decisions = list(_decisions(each, all_sectors, commitments))
        for decision in decisions:
            review.decide(decision, each.entry if len(decisions) == 1 else None)
        if decisions or refs:
            click.echo(printable(f"paragraph {each.paragraph}: {_told(each, decisions)}"))
    click.echo(_what_is_left(pending(review)))
    return ExitCode.DONE


def _print_cues(root: Path, json: bool) -> int:
    from msgspec import json as encoder

    from docgen.load.settings import require_project
    from docgen.propose.learning import learned_by_language
    from docgen.sources import Sources

    sources = Sources(root)
    require_project(sources)
    found = learned_by_language(sources)
    if json:
        click.echo(encoder.format(encoder.encode(found), indent=2))
        return ExitCode.DONE
    for language, cues in found.items():
        told = counted(len(cues), "cue")
        click.echo(f"{language}: {told} for sectors in what has been confirmed")
        if cues:
            click.echo(f"  {'sector':<15} {'cue':<28} weight  shipped  right  wrong")
        for each in cues:
            cue = printable(each.cue)
            numbers = f"{each.weight:6.2f}  {each.shipped:7.2f}  {each.right:5}  {each.wrong:5}"
            click.echo(f"  {each.sector:<15} {cue:<28} {numbers}")
    return ExitCode.DONE


def _decisions(
    paragraph: "PendingParagraph", all_sectors: bool, commitments: tuple[int, ...]
) -> Iterator["Decision"]:
    """What to confirm of ``paragraph``, of that which is proposed."""
    from docgen.review.decision import CommitmentDecision, ParagraphDecision, SectorsDecision

    ref = paragraph.paragraph
    if all_sectors:
        if "sectors" in paragraph.unconfirmed:
            yield SectorsDecision(ref)
        return
    there = {each.number: each for each in paragraph.commitments}
    for number in dict.fromkeys(commitments):
        if number not in there:
            hint = f"it has {len(there)}" if there else "it has none"
            raise UsageError(f"paragraph {ref} has no commitment {number}", hint=hint)
    if commitments:
        numbers = [number for number in dict.fromkeys(commitments) if there[number].proposed]
        yield from (CommitmentDecision(ref, number) for number in numbers)
    elif paragraph.left:
        yield ParagraphDecision(ref)


def _told(paragraph: "PendingParagraph", decisions: list["Decision"]) -> str:
    from docgen.review.decision import CommitmentDecision, SectorsDecision

    if not decisions:
        return "nothing was left to confirm"
    if isinstance(decisions[0], SectorsDecision):
        return "sectors confirmed"
    numbers = [each.number for each in decisions if isinstance(each, CommitmentDecision)]
    whole = [*paragraph.unconfirmed, *(_proposed(paragraph))]
    what = [f"commitment {number}" for number in numbers] or whole
    return f"{', '.join(what)} confirmed"


def _proposed(paragraph: "PendingParagraph") -> list[str]:
    return [f"commitment {each.number}" for each in paragraph.commitments if each.proposed]


def _lines(found: "Pending") -> Iterator[str]:
    for key in found.head:
        if not key.value:
            yield f"content/{found.declaration}/declaration.yaml: '{key.key}' is not filled in"
    for each in found.paragraphs:
        if not each.left:
            continue
        yield f"paragraph {each.paragraph} (line {each.line} of the text)"
        parties = [*each.parties.named, *each.parties.groups, *(["all"] * each.parties.all)]
        said = {
            "summary": each.summary,
            "sectors": ", ".join(each.sectors),
            "parties": ", ".join(parties),
        }
        for part in each.unconfirmed:
            yield f"  {part:<13} {said[part] or '–'}"
        for pledge in each.commitments:
            if pledge.proposed:
                due = f", due {pledge.due}" if pledge.due else ""
                yield f"  commitment {pledge.number:<2} {pledge.what} ({pledge.kind}{due})"
                yield f"                “{pledge.quote}”, by {', '.join(pledge.by)}"


def _what_is_left(found: "Pending") -> str:
    paragraphs = sum(each.left > 0 for each in found.paragraphs)
    if not paragraphs:
        return "nothing is left to confirm"
    return f"{counted(found.left, 'decision')} left in {counted(paragraphs, 'paragraph')}"
