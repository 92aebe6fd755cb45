"""``annotations.yaml`` → what the desk says about each paragraph, checked against the text."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from msgspec import Struct
from msgspec.structs import replace

from docgen.commitment import Commitment, Kind, Stage
from docgen.due import Due
from docgen.errors import nearest
from docgen.language.passages import nearest_run
from docgen.language.spelling import Spelled
from docgen.load import yaml
from docgen.load.commitment_ids import CommitmentId, with_ids
from docgen.load.decode import Located, Problems, decode, spelled_as
from docgen.load.due_dates import DUE, read_due
from docgen.load.paragraph_names import nearest_paragraph, paragraph_named
from docgen.load.text import TextParagraph
from docgen.load.vocabulary import unknown_party
from docgen.model import Annotation, Mentions, Paragraph, Vocabulary
from docgen.sources import Sources

# Letters of a quote times letters of its paragraph; searching takes about a second.
MOST_COMPARED = 5_000_000

# What an entry holds besides its commitments.
Part = Literal["summary", "sectors", "parties"]


class CommitmentEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that the parties agreed to do or welcomed, in the words of the paragraph."""

    what: str
    """What is to be done, in the desk's words: a noun phrase that can be a title."""
    quote: str
    """The text's own words for it: verbatim, from this paragraph."""
    kind: Kind
    """What is promised; interest is a readiness short of agreement."""
    by: tuple[str, ...]
    """Who agrees, proposes or supports: codes of parties, ids of groups, or all."""
    due: Annotated[str, spelled_as(DUE)] | int | None = None
    """By when, as exactly as the text says it: 2027, 2027-05, 2027-05-30, spring 2027, by 2027; or
    its rule: within 2 years (of the adoption), every 6 months, next meeting."""
    place: str | None = None
    """Where, for an event."""
    stage: Stage | None = None
    """Whether it was agreed or only proposed; open where the text can be read as either."""
    duty: tuple[str, ...] = ()
    """Who has to act, where the text says it: codes, groups, or all."""
    sectors: tuple[str, ...] | None = None
    """Its topics, if they are not all of the paragraph's."""
    id: CommitmentId | None = None
    """Its name in the register, once given and then kept; docgen register number gives it."""
    proposed: bool = False
    """Proposed by an import, and not yet confirmed by a person."""


class AnnotationEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """What the desk says of a paragraph.

    ``proposed``: made by `docgen import` and not yet confirmed by a person, all or these parts; a
    commitment has a mark of its own.
    """

    summary: str
    """What the paragraph says, in the desk's words and in one line or two."""
    sectors: tuple[str, ...]
    """Its topics: ids of content/sectors.yaml."""
    parties: Mentions
    """Whom it concerns."""
    message: str = ""
    """The summary as a full sentence, for a brief, if the summary is none or is long."""
    weight: Literal[1, 2, 3] = 2
    """1 courtesy or background, 2 substance, 3 headline: what a briefing tells in brief."""
    commitments: tuple[CommitmentEntry, ...] = ()
    """What the parties agreed to do or welcomed."""
    proposed: bool | tuple[Part, ...] = False
    """What an import proposed and no person has confirmed: true for all, or a list of parts."""


AnnotationsFile = dict[str, AnnotationEntry]


class Annotations:
    """The annotations of one declaration, by paragraph reference."""

    def __init__(self, file: Located, by_ref: Mapping[str, Annotation]) -> None:
        self._file = file
        self._by_ref = by_ref

    def applied_to(
        self, paragraphs: Iterable[TextParagraph], path: str, *, first: bool = True
    ) -> tuple[Paragraph, ...]:
        """The ``paragraphs`` of the text file at ``path`` with the desk's annotations.

        Quotes are in the words of the ``first`` text; a commitment whose words another text does
        not have is without a quote there. Raises :class:`ContentError` if an annotated paragraph
        does not exist, or that of the first text does not contain a quote.
        """
        known = {each.ref: each for each in paragraphs}
        applied: dict[str, Annotation] = {}
        problems = Problems()
        for ref, annotation in self._by_ref.items():
            with problems.collected():
                own = paragraph_named(ref, known)
                if own is None:
                    hint = nearest_paragraph(ref, known)
                    where = "the text" if first else path
                    raise self._file.error(f"no paragraph '{ref}' in {where}", ref, hint=hint)
                if own in applied:
                    raise self._file.error(f"paragraph {own} is annotated twice", ref)
                applied[own] = self._spelled(ref, annotation, known[own], path, first=first)
        problems.settle()
        return tuple(
            Paragraph(*each, annotation=applied.get(each.ref, Annotation()))
            for each in known.values()
        )

    def _spelled(
        self, key: str, annotation: Annotation, paragraph: TextParagraph, path: str, *, first: bool
    ) -> Annotation:
        """``annotation``, which the file has under ``key``, with quotes as in ``paragraph``."""
        text = " ".join(paragraph.blocks)
        spelled = Spelled(text)
        commitments = []
        for index, commitment in enumerate(annotation.commitments):
            quote = spelled.find(commitment.quote)
            if quote is None and first:
                found = nearest_passage(commitment.quote, text)
                raise self._file.error(
                    f"the quote is not in paragraph {paragraph.ref} ({path}:{paragraph.line})",
                    *(key, "commitments", index, "quote"),
                    hint=f"nearest passage: “{found}”" if found else "",
                )
            commitments.append(replace(commitment, ref=paragraph.ref, quote=quote or ""))
        return replace(annotation, commitments=tuple(commitments))


def load_annotations(
    sources: Sources, path: str, vocabulary: Vocabulary, recorded: Iterable[str] = ()
) -> Annotations:
    """The annotations in the file at ``path``; ``recorded`` are the ids that the register has.

    Raises :class:`ContentError` with every mistake in the file, including codes and ids that are
    not in ``vocabulary``.
    """
    file = yaml.parse(sources.text(path), path)
    by_ref: dict[str, Annotation] = {}
    problems = Problems()
    for ref in file.entries():
        with problems.collected():
            by_ref[ref] = read_entry(file, ref, vocabulary)
    with problems.collected():
        by_ref = with_ids(file, by_ref, recorded)
    problems.settle()
    return Annotations(file, by_ref)


def read_entry(file: Located, ref: str, vocabulary: Vocabulary) -> Annotation:
    """What ``file`` says under ``ref``.

    Raises :class:`ContentError` for its first mistake, and for a code or id that is not in
    ``vocabulary``.
    """
    entry = decode(file, AnnotationEntry, ref)
    _check_sectors(file, entry.sectors, vocabulary, ref)
    for index, code in enumerate(entry.parties.named):
        if code not in vocabulary.parties:
            raise unknown_party(file, code, vocabulary.parties, ref, "parties", "named", index)
    for index, group in enumerate(entry.parties.groups):
        if group not in vocabulary.groups:
            hint = nearest(group, vocabulary.groups)
            raise file.error(f"unknown group '{group}'", ref, "parties", "groups", index, hint=hint)
    return Annotation(
        summary=entry.summary,
        message=entry.message,
        weight=entry.weight,
        sectors=entry.sectors,
        parties=entry.parties,
        proposals=bool(entry.proposed) + sum(item.proposed for item in entry.commitments),
        commitments=tuple(
            _commitment(file, ref, index, item, entry, vocabulary)
            for index, item in enumerate(entry.commitments)
        ),
    )


def _commitment(
    file: Located,
    ref: str,
    index: int,
    item: CommitmentEntry,
    entry: AnnotationEntry,
    vocabulary: Vocabulary,
) -> Commitment:
    where = (ref, "commitments", index)
    sectors = entry.sectors if item.sectors is None else item.sectors
    _check_sectors(file, sectors, vocabulary, *where)
    for number, sector in enumerate(sectors):
        if sector not in entry.sectors:
            raise file.error(
                f"sector '{sector}' is not one of paragraph {ref}", *where, "sectors", number
            )
    actors = {"all", *vocabulary.parties, *vocabulary.groups}
    for key, named in (("by", item.by), ("duty", item.duty)):
        for number, actor in enumerate(named):
            if actor not in actors:
                hint = nearest(actor, actors if vocabulary.parties else ())
                raise file.error(
                    f"unknown party or group '{actor}'",
                    *(*where, key, number),
                    hint=hint or "add it to content/parties.yaml",
                )
    if not item.by and item.stage != "proposed":
        hint = "name who agreed or supported it; only what is 'stage: proposed' may be by nobody"
        raise file.error("'by' names nobody", *where, "by", hint=hint)
    when = None if item.due is None else read_due(file, str(item.due), *where, "due")
    due, timing = (when, None) if isinstance(when, Due) else (None, when)
    return Commitment(
        ref,
        item.what,
        item.quote,
        item.kind,
        item.by,
        sectors,
        due,
        item.place,
        item.stage,
        item.duty,
        item.id or "",
        timing=timing,
        unconfirmed=item.proposed or (item.sectors is None and _is_proposed(entry, "sectors")),
    )


def _is_proposed(entry: AnnotationEntry, part: Part) -> bool:
    return entry.proposed if isinstance(entry.proposed, bool) else part in entry.proposed


def _check_sectors(
    file: Located, sectors: tuple[str, ...], vocabulary: Vocabulary, *steps: str | int
) -> None:
    for index, sector in enumerate(sectors):
        if sector not in vocabulary.sectors:
            message, hint = f"unknown sector '{sector}'", nearest(sector, vocabulary.sectors)
            if sector in vocabulary.unused:
                message = f"docgen.toml leaves the sector '{sector}' out here"
                hint = "add it to 'sectors' in the declaration's table there"
            raise file.error(message, *steps, "sectors", index, hint=hint)


def nearest_passage(quote: str, text: str) -> str:
    """The passage of ``text`` most like ``quote``, of equal length.

    Empty if the search would be slow.
    """
    if len(quote) * len(text) > MOST_COMPARED:
        return ""
    found = nearest_run(quote, text)
    return text[found.start : found.end] if found else ""
