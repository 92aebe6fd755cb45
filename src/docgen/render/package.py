"""A Word template → refused, if it is more than a template needs to be.

A file made from it goes to readers whose Word would run its macros, open what it links to and
fetch what it includes; and to read one must not fill this machine's memory.
"""

import re
from functools import lru_cache

from lxml import etree

from docgen.errors import TemplateError
from docgen.openxml import PackageError, parse_part, read_parts

_ENDINGS = {"xml", "rels", "png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "emf", "wmf", "svg"}
_ENDINGS |= {"ttf", "odttf"}
_FOLDERS = ("word/activex/", "word/embeddings/")
_LINKS = ("http:", "https:", "mailto:")

# Fields that read a file, fetch an address or run a program, and elements that hold one.
_FIELDS = re.compile(
    r"\b(DATABASE|DDE|DDEAUTO|IMPORT|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|LINK|MACROBUTTON|RD)\b",
    re.IGNORECASE,
)
_INSTRUCTIONS = re.compile(r"<w:instrText[^>]*>([^<]*)|w:instr=[\"']([^\"']*)|<(w:p)[ >]")
_ELEMENTS = re.compile(r"<(?:\w+:)?(altChunk|control|mailMerge|OLEObject)[ />]")


@lru_cache(maxsize=16)
def check_package(content: bytes, path: str) -> None:
    """:class:`TemplateError` if the Word template ``content`` holds what none needs."""
    try:
        for name, part in read_parts(content).items():
            _check_name(name, path)
            if name.endswith((".xml", ".rels")):
                _check_xml(part, name, path)
    except PackageError as error:
        raise TemplateError(str(error), path) from error


def check_markup(xml: str, path: str) -> None:
    """:class:`TemplateError` if Word would fetch, open or run something on reading ``xml``."""
    if found := _ELEMENTS.search(xml):
        raise TemplateError(f"holds an element '{found[1]}'", path)
    # A field can be cut into several pieces, though not over paragraphs.
    said = "".join(a or b or (c and "\n") for a, b, c in _INSTRUCTIONS.findall(xml))
    if found := _FIELDS.search(said):
        raise TemplateError(f"holds a field {found[1].upper()}", path)


def _check_name(name: str, path: str) -> None:
    folder, _, file = name.casefold().rpartition("/")
    ending = file.rpartition(".")[2]
    if ending not in _ENDINGS or f"{folder}/" in _FOLDERS or ".." in name or name[0] in "/\\":
        raise TemplateError(f"holds '{name}', which no template needs", path)


def _check_xml(content: bytes, name: str, path: str) -> None:
    root = parse_part(content, name)
    if name.endswith(".rels"):
        _check_links(root, path)
        return
    if name == "[Content_Types].xml" and b"macroEnabled" in content:
        raise TemplateError("holds macros", path)
    check_markup(etree.tostring(root, encoding="unicode"), path)


def _check_links(root: etree._Element, path: str) -> None:
    for link in root:
        if link.get("TargetMode") == "External":
            kind, target = link.get("Type", "").rpartition("/")[2], link.get("Target", "")
            if kind != "hyperlink" or not target.casefold().startswith(_LINKS):
                raise TemplateError(f"links to '{target}' ({kind})", path)
