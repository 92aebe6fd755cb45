"""The line that says that a Word file is a draft, in the header of every page.

Which header a page has: ECMA-376 Part 1, 17.10.1 (one for the first page of a section and for even
pages, if the section or the settings say so; a section without one has that of the section before).
"""

import posixpath
import zipfile
from functools import lru_cache
from io import BytesIO

from lxml import etree

from docgen.openxml import R, W, parse_part, read_parts, relations, relations_name
from docgen.render.draft import FILTER

_SETTINGS, _TYPES = "word/settings.xml", "[Content_Types].xml"
_OWN = "header-draft.xml"  # for sections that have no header; beside the document
_RELATION = "draft"
_KIND = f"{R}/header"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_MARK = (
    f'<w:p xmlns:w="{W}"><w:pPr>'
    '<w:spacing w:before="0" w:after="60" w:line="190" w:lineRule="exact"/></w:pPr>'
    '<w:r><w:rPr><w:b/><w:color w:val="9B1C1C"/><w:sz w:val="16"/><w:szCs w:val="16"/>'
    f'</w:rPr><w:t xml:space="preserve">{{{{ view.draft | {FILTER} }}}}</w:t></w:r></w:p>'
)
_HEADER = f'<w:hdr xmlns:w="{W}"/>'.encode()


@lru_cache(maxsize=16)
def with_draft_header(package: bytes) -> bytes:
    """A prepared Word template with the line at the top of every header that its pages can have."""
    parts = read_parts(package)
    main = next(name for kind, name in _related(parts, "") if kind == f"{R}/officeDocument")
    document = parse_part(parts[main], main)
    if _give_headers(document, _has_even_pages(parts)):
        _add_header(parts, main)
        parts[main] = _serialised(document)
    for kind, name in _related(parts, main):
        if kind == _KIND:
            header = parse_part(parts[name], name)
            header.insert(0, etree.fromstring(_MARK))
            parts[name] = _serialised(header)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, part in parts.items():
            file.writestr(zipfile.ZipInfo(name), part)
    return packed.getvalue()


def _related(parts: dict[str, bytes], source: str) -> list[tuple[str, str]]:
    """The kinds and names of the parts that the part ``source`` has relations to."""
    own = relations_name(source)
    folder = posixpath.join("/", posixpath.dirname(source))
    return [
        (each.kind, posixpath.normpath(posixpath.join(folder, each.target))[1:])
        for each in relations(parts[own], own).values()
        if not each.external
    ]


def _give_headers(document: etree._Element, even: bool) -> bool:
    """Add docgen's header wherever a page of ``document`` has none.

    Returns whether it was needed.
    """
    inherited: set[str] = set()
    added = False
    for section in document.iter(f"{{{W}}}sectPr"):
        inherited |= {each.get(f"{{{W}}}type") for each in section.iter(f"{{{W}}}headerReference")}
        needed = {"default"} | ({"even"} if even else set())
        needed |= {"first"} if _is_on(section.find(f"{{{W}}}titlePg")) else set()
        for kind in sorted(needed - inherited):
            reference = etree.Element(f"{{{W}}}headerReference")
            reference.set(f"{{{W}}}type", kind)
            reference.set(f"{{{R}}}id", _RELATION)
            section.insert(0, reference)
            added = True
        inherited |= needed
    return added


def _has_even_pages(parts: dict[str, bytes]) -> bool:
    if _SETTINGS not in parts:
        return False
    return _is_on(parse_part(parts[_SETTINGS], _SETTINGS).find(f"{{{W}}}evenAndOddHeaders"))


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{{{W}}}val", "1") not in ("0", "false", "off")


def _add_header(parts: dict[str, bytes], main: str) -> None:
    own = posixpath.join(posixpath.dirname(main), _OWN)
    parts[own] = _HEADER
    name = relations_name(main)
    root = parse_part(parts[name], name)
    etree.SubElement(root, root[0].tag, Id=_RELATION, Type=_KIND, Target=_OWN)
    parts[name] = _serialised(root)
    override = f'<Override PartName="/{own}" ContentType="{_CONTENT}"/></Types>'.encode()
    parts[_TYPES] = parts[_TYPES].replace(b"</Types>", override)


def _serialised(root: etree._Element) -> bytes:
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return bytes(content)
