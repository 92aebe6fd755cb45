"""What is said of paragraphs, carried to where they are after a change of the text.

A commitment that quotes words on both sides of a change quotes them with it. Where a paragraph gets
another reference, its entry gets it too; where one is taken out, its entry goes with it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from docgen.collation.restoring import Moved
from docgen.errors import UsageError
from docgen.language.spelling import Spelled
from docgen.load import text as adopted
from docgen.load import yaml
from docgen.load.entries import taken_apart
from docgen.load.followed import refuse_lost
from docgen.load.paragraph_names import paragraph_named
from docgen.load.text import TextParagraph
from docgen.load.translated_files import language_in
from docgen.review.decision import PARTS
from docgen.review.patch import patched
from docgen.review.review import Review
from docgen.review.yaml_values import flow
from docgen.sources import Sources

_KEY = re.compile(r"""^("[^"]*"|'[^']*'|[^#\s"'][^:\n]*?)(?=[ \t]*:)""", re.MULTILINE)
_IN_THE_FILES = "change text and annotations in the files"


class AnnotatedError(UsageError):
    """What a person said of ``paragraph`` would go with it: ``entry``, as it is in the file."""

    def __init__(self, paragraph: str, entry: str) -> None:
        super().__init__(f"what is said of paragraph {paragraph} would go with it")
        self.paragraph, self.entry = paragraph, entry


class Carried(Struct, frozen=True):
    """The annotations after a change, empty if they are the same, and what to tell the person."""

    annotations: str
    told: tuple[str, ...]


def references(
    before: Mapping[str, TextParagraph], after: Mapping[str, TextParagraph], moved: Moved
) -> dict[str, str | None]:
    """For each reference of the text ``before`` that of the same paragraph ``after``.

    It is ``None`` for one that was taken out. Raises :class:`UsageError` if another one would end
    or begin with the change.
    """
    begins = {each.line: each.ref for each in after.values()}
    found: dict[str, str | None] = {}
    for each in before.values():
        line = moved.line(each.line)
        found[each.ref] = None if line is None else begins.get(line)
        if line is not None and line not in begins:
            raise UsageError(
                f"paragraph {each.ref} would no longer begin where it does", hint=_IN_THE_FILES
            )
    if moved.by < 0 and (new := set(begins.values()) - set(found.values())):
        raise UsageError(
            f"what is left would be a paragraph of its own: {min(new)}", hint=_IN_THE_FILES
        )
    return found


class Carrying:
    """A change of the text in ``language`` of the declaration that ``review`` is about."""

    def __init__(self, review: Review, language: str, texts: tuple[str, str], moved: Moved) -> None:
        self._review, self._language = review, language
        self._sources = Sources(review.root)
        self._folder = f"content/{review.name}"
        path = f"{self._folder}/text.{language}.md"
        self._before, self._after = (
            {each.ref: each for each in adopted.parse(text, path)} for text in texts
        )
        self._names = references(self._before, self._after, moved)

    def carried(self, *, with_annotations: bool) -> Carried:
        """What becomes of the annotations, and of what else names paragraphs.

        Raises :class:`AnnotatedError` if a person said something of a paragraph that is taken out,
        unless it is to go ``with_annotations``; :class:`UsageError` for what docgen cannot carry.
        """
        told = list(self._told())
        if self._language != self._review.language:  # whose paragraphs are annotated
            return Carried("", tuple(told))
        self._refuse_translated()
        file = self._review.file
        if not file.entries():
            return Carried("", tuple(told))
        before = self._sources.text(file.path)
        opening, entries = taken_apart(before, file.path)
        kept = []
        for key, entry in entries.items():
            ref = paragraph_named(key, self._before)
            if ref is None:
                kept.append(entry)
            elif (new := self._names[ref]) is not None:
                kept.append(self._moved(key, entry, ref, new))
            else:
                self._refuse_said(key, entry, ref, with_annotations=with_annotations)
                told.append(f"What was said of paragraph {ref} went with it.")
        after = opening + "".join(kept)
        return Carried("" if after == before else after, tuple(told))

    def _told(self) -> Iterator[str]:
        """What a person should know of references that are no more, or are others."""
        gone = [ref for ref, new in self._names.items() if new is None]
        others = {ref: new for ref, new in self._names.items() if new not in (None, ref)}
        if others:
            (first, now), *more = others.items()
            rest = f", and so on for {len(more)} more" if more else ""
            yield f"Paragraph {first} is {now} now{rest}."
        for name in self._sources.names(self._folder) if gone or others else ():
            base, language = language_in(name)
            if base != "text.md" or language == self._language:
                continue
            path = f"{self._folder}/{name}"
            there = {each.ref for each in adopted.parse(self._sources.text(path), path)}
            if there != set(self._after):
                yield f"{path} still has other paragraphs: make the same change there."

    def _moved(self, key: str, entry: str, ref: str, new: str) -> str:
        """``entry`` of the paragraph ``ref``, under the reference ``new`` and with its words."""
        old, now = self._before[ref].blocks, self._after[new].blocks
        with self._review.file.placing(key):
            path = self._review.file.path
            data = yaml.parse(entry, path).data[key]
            if old != now and data.get("commitments"):
                pledges = [
                    _requoted(each, " ".join(old), " ".join(now)) for each in data["commitments"]
                ]
                entry = patched(entry, {key: {**data, "commitments": pledges}}, path)
            if paragraph_named(key, self._after) != new:
                entry = _KEY.sub(lambda _: flow(new), entry, count=1)
                if list(yaml.parse(entry, path).data) != [new]:
                    raise UsageError(f"docgen cannot rename '{key}'", path, hint=_IN_THE_FILES)
        return entry

    def _refuse_said(self, key: str, entry: str, ref: str, *, with_annotations: bool) -> None:
        """Refuse to lose what a person said, and what the register follows."""
        refuse_lost(self._sources, self._review.name, entry, "")
        read = self._review.parsed(key, entry)
        proposed = PARTS if read.proposed is True else read.proposed or ()
        untouched = set(proposed) >= set(PARTS) and all(each.proposed for each in read.commitments)
        if not untouched and not with_annotations:
            raise AnnotatedError(ref, entry)

    def _refuse_translated(self) -> None:
        """Refuse new references for paragraphs whose annotations are translated under the old."""
        changed = {ref for ref, new in self._names.items() if new != ref}
        for name in self._sources.names(self._folder) if changed else ():
            if language_in(name)[0] != "annotations.yaml" or name == "annotations.yaml":
                continue
            path = f"{self._folder}/{name}"
            for key in yaml.parse(self._sources.text(path), path).entries():
                if (ref := paragraph_named(key, self._before)) in changed:
                    raise UsageError(
                        f"{path} translates what is said of paragraph {ref}, which would have"
                        " another number or none",
                        hint="change text, annotations and translations in the files",
                    )


def _requoted(pledge: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    """``pledge`` with its quote as the words of its paragraph are now.

    Raises :class:`UsageError` if a part of them is gone.
    """
    quote = Spelled(old).find(str(pledge.get("quote", "")))
    if not quote or Spelled(new).find(quote):
        return pledge
    start = old.index(quote)
    behind = len(old) - start - len(quote)
    found = new[start : len(new) - behind]
    if not new.startswith(old[:start]) or not new.endswith(old[len(old) - behind :]) or not found:
        raise UsageError(f"a commitment quotes these words: “{quote}”", hint="change it first")
    return {**pledge, "quote": found}
