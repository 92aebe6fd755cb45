"""An Akoma Ntoso file that docgen wrote → the declaration, without what the desk says of it."""

import datetime
from collections.abc import Iterator

from lxml import etree

from docgen.akn.element import LANG, tag
from docgen.akn.parsed import parsed
from docgen.citation import ref_of
from docgen.errors import ContentError
from docgen.model import Declaration, Head, Paragraph, Participant

_WORK = "meta/identification/FRBRWork"
_EXPRESSION = "meta/identification/FRBRExpression"


def read_akn(content: bytes, path: str) -> Declaration:
    """The declaration in a file; lines of its paragraphs are those of the file, from 1.

    ``path`` is for messages. Raises :class:`ContentError` with the line of what is missing or
    cannot be read.
    """
    root = parsed(content, path)
    statement = root.find(tag("statement"))
    if statement is None:
        hint = "only a <statement> is read, such as a declaration"
        raise ContentError("holds no statement", path, root.sourceline, hint)
    file = _File(statement, path)
    return Declaration(file.head(), tuple(file.paragraphs()))


class _File:
    def __init__(self, statement: etree._Element, path: str) -> None:
        self._statement, self._path = statement, path
        self._shown = {
            f"#{each.get('eId')}": each.get("showAs", "") for each in self._all("meta/references/*")
        }

    def head(self) -> Head:
        date = self._value(f"{_WORK}/FRBRdate", "date")
        try:
            adopted = datetime.date.fromisoformat(date)
        except ValueError:
            raise self._error(f"'{date}' is no date", self._one(f"{_WORK}/FRBRdate")) from None
        body = self._one("mainBody")
        if not (language := body.get(LANG)):
            raise self._error("<mainBody> has no xml:lang", body)
        return Head(
            id=self._value(f"{_WORK}/FRBRnumber", "value"),
            title=_text(self._one("preface/longTitle/p/docTitle")),
            short_title=self._alias(_WORK, "short title"),
            date=adopted,
            place=self._shown.get("#place", ""),
            occasion=self._shown.get("#occasion", ""),
            language=language,
            text_digest=self._alias(_EXPRESSION, "sha256"),
            participants=tuple(map(self._participant, self._all("meta/workflow/step"))),
            published=self._alias(_EXPRESSION, "published"),
        )

    def paragraphs(self) -> Iterator[Paragraph]:
        seen: set[str] = set()
        kinds = (tag("paragraph"), tag("point"))
        for element in self._one("mainBody").iter(*kinds):
            name = element.get("eId", "")
            try:
                ref = ref_of(name)
            except ValueError as error:
                raise self._error(str(error), element) from error
            if ref in seen:
                raise self._error(f"duplicate paragraph {ref}", element)
            seen.add(ref)
            words = [*element.findall(tag("intro")), *element.findall(tag("content"))]
            blocks = tuple(_text(each) for place in words for each in place.findall(tag("p")))
            if not blocks:
                raise self._error(f"paragraph {ref} is empty", element)
            yield Paragraph(ref, blocks, _heading(element), element.sourceline or 0)

    def _participant(self, step: etree._Element) -> Participant:
        named = step.get("refersTo", "").split()
        parties = [each for each in named if each.startswith("#party_")]
        if len(parties) != 1:
            raise self._error("a <step> refers to one party", step)
        by = step.get("by", "")
        return Participant(
            party=parties[0].removeprefix("#party_"),
            representative=None if by == parties[0] else self._shown.get(by),
            office=self._shown.get(step.get("as", "")),
            host="#host" in named,
        )

    def _alias(self, level: str, name: str) -> str:
        found = (each for each in self._all(f"{level}/FRBRalias") if each.get("name") == name)
        return next((each.get("value", "") for each in found), "")

    def _value(self, where: str, attribute: str) -> str:
        element = self._one(where)
        value: str | None = element.get(attribute)
        if not value:
            raise self._error(f"<{where.rpartition('/')[2]}> has no {attribute}", element)
        return value

    def _one(self, where: str) -> etree._Element:
        if not (found := self._all(where)):
            raise self._error(f"has no <{where.rpartition('/')[2]}>", self._statement)
        return found[0]

    def _all(self, where: str) -> list[etree._Element]:
        steps = ("*" if each == "*" else tag(each) for each in where.split("/"))
        return list(self._statement.findall("/".join(steps)))

    def _error(self, message: str, element: etree._Element) -> ContentError:
        return ContentError(message, self._path, element.sourceline)


def _heading(element: etree._Element) -> str | None:
    section = next(element.iterancestors(tag("section")), None)
    heading = None if section is None else section.find(tag("heading"))
    return None if heading is None else _text(heading)


def _text(element: etree._Element) -> str:
    return str(element.xpath("string()"))  # without comments
