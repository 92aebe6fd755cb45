"""Texts as a file of XLIFF 2.0 (OASIS, 2014), of which 2.1 has the same core.

The place of each is the ``name`` of its unit. What a translator should look at has the state
``initial``, with the sub-state ``docgen:older`` if its original has changed.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from docgen.errors import ContentError
from docgen.translations.units import Batch, TranslationUnit, check_units
from docgen.xml_files import parse_file

_SPACE = "urn:oasis:names:tc:xliff:document:2.0"
_IN = f"{{{_SPACE}}}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Marks of a translator's own around words; others stand for what docgen never writes.
_TRANSPARENT = {f"{_IN}mrk", f"{_IN}sm", f"{_IN}em"}


def write(units: Iterable[TranslationUnit], source: str, target: str) -> bytes:
    """The ``units`` as an XLIFF file from the language ``source`` into ``target``."""
    root = etree.Element(
        f"{_IN}xliff", {"version": "2.0", "srcLang": source, "trgLang": target}, {None: _SPACE}
    )
    number = 0
    by_file = groupby(units, key=lambda unit: unit.origin.rpartition(":")[0])
    for at, (path, those) in enumerate(by_file, 1):
        file = etree.SubElement(root, f"{_IN}file", id=f"f{at}", original=path)
        file.set("canResegment", "no")
        file.set(_XML_SPACE, "preserve")
        for unit in those:
            number += 1
            _add(file, unit, f"u{number}")
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _add(file: etree._Element, unit: TranslationUnit, name: str) -> None:
    element = etree.SubElement(file, f"{_IN}unit", id=name, name=unit.place)
    notes = etree.SubElement(element, f"{_IN}notes")
    for remark in (*unit.remarks, f"In {unit.origin}"):
        etree.SubElement(notes, f"{_IN}note", category="description").text = remark
    if unit.before:
        etree.SubElement(notes, f"{_IN}note", category="original before").text = unit.before
    segment = etree.SubElement(element, f"{_IN}segment", id="s1")
    if unit.target:
        segment.set("state", "translated" if unit.done else "initial")
        if not unit.done:
            segment.set("subState", "docgen:older")
    etree.SubElement(segment, f"{_IN}source").text = unit.source
    if unit.target:
        etree.SubElement(segment, f"{_IN}target").text = unit.target


def read(content: bytes, path: str) -> Batch:
    """The translations in an XLIFF file; ``path`` is for error messages.

    Raises :class:`ContentError`, with its line, if it is no such file, a unit has no place or a
    place has two units.
    """
    hint = "export it again, or save it as XLIFF 2.0"
    root = parse_file(content, path, f"{_IN}xliff", "an XLIFF 2 file", hint)
    units = tuple(_unit(each, path) for each in root.iter(f"{_IN}unit"))
    batch = Batch(root.get("trgLang", ""), units)
    check_units(batch, path)
    return batch


def _unit(unit: etree._Element, path: str) -> TranslationUnit:
    place = unit.get("name")
    if not place:
        hint = "each unit needs the name that docgen wrote"
        raise ContentError("a unit without a name", path, unit.sourceline, hint)
    source, target, done = "", "", True
    for part in unit.iterchildren(f"{_IN}segment", f"{_IN}ignorable"):
        original = "".join(_words(part.find(f"{_IN}source"), path))
        translation = part.find(f"{_IN}target")
        source += original
        if part.tag == f"{_IN}segment":
            target += "".join(_words(translation, path))
            done = done and translation is not None and part.get("state") != "initial"
        else:
            target += original if translation is None else "".join(_words(translation, path))
    if not target.strip():
        target = ""
    return TranslationUnit(place, source, target, done, line=unit.sourceline)


def _words(element: etree._Element | None, path: str) -> Iterator[str]:
    if element is None:
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            if child.tag not in _TRANSPARENT:
                name = etree.QName(child).localname
                hint = "docgen writes plain text alone: remove the markup"
                raise ContentError(f"a <{name}> within a text", path, child.sourceline, hint)
            yield from _words(child, path)
        yield child.tail or ""
