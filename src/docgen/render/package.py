"""A Word template → refused, if it is more than a template needs to be.

A file made from it goes to readers whose Word would run its macros, open what it links to and
fetch what it includes; and to read one must not fill this machine's memory.
"""

import re
import zipfile
from functools import lru_cache
from io import BytesIO

from lxml import etree

from docgen.errors import TemplateError

# Ten times what a rich template has. A zip packs zeros a thousandfold, real parts up to thirty.
MOST_PARTS = 500
MOST_UNPACKED = 64 << 20
MOST_RATIO = 100
SMALL = 1 << 20  # below that no ratio harms

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
        with zipfile.ZipFile(BytesIO(content)) as package:
            _check_sizes(package, path)
            for name in package.namelist():
                _check_name(name, path)
                if name.endswith((".xml", ".rels")):
                    _check_xml(package.read(name), name, path)
    except TemplateError:
        raise
    except Exception as error:  # a package can bring its reader to raise anything
        raise TemplateError(f"not a Word file: {error}", path) from error


def check_markup(xml: str, path: str) -> None:
    """:class:`TemplateError` if Word would fetch, open or run something on reading ``xml``."""
    if found := _ELEMENTS.search(xml):
        raise TemplateError(f"holds an element '{found[1]}'", path)
    # A field can be cut into several pieces, though not over paragraphs.
    said = "".join(a or b or (c and "\n") for a, b, c in _INSTRUCTIONS.findall(xml))
    if found := _FIELDS.search(said):
        raise TemplateError(f"holds a field {found[1].upper()}", path)


def _check_sizes(package: zipfile.ZipFile, path: str) -> None:
    parts = package.infolist()
    if len(parts) > MOST_PARTS:
        raise TemplateError(f"holds more than {MOST_PARTS} parts", path)
    if len({part.filename.casefold() for part in parts}) < len(parts):
        raise TemplateError("holds a part twice", path)
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise TemplateError(f"unpacks to more than {MOST_UNPACKED >> 20} MB", path)
    for part in parts:
        if part.file_size > max(SMALL, MOST_RATIO * part.compress_size):
            raise TemplateError(f"'{part.filename}' unpacks to {MOST_RATIO} times its size", path)


def _check_name(name: str, path: str) -> None:
    folder, _, file = name.casefold().rpartition("/")
    ending = file.rpartition(".")[2]
    if ending not in _ENDINGS or f"{folder}/" in _FOLDERS or ".." in name or name[0] in "/\\":
        raise TemplateError(f"holds '{name}', which no template needs", path)


def _check_xml(content: bytes, name: str, path: str) -> None:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise TemplateError(f"'{name}' is broken: {error.msg}", path) from error
    if root.getroottree().docinfo.doctype:
        raise TemplateError(f"'{name}' has a document type", path)
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
