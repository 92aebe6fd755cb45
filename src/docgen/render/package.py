"""A Word template → a package ready to be filled in: checked, without its editors' own data.

A file made from it goes to readers whose Word would run its macros, open its links and fetch its
includes, and would show them the comments, changes and names in it.
"""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO

from lxml import etree

from docgen.errors import TemplateError
from docgen.fidelity.word_markup import (
    IMPLIED,
    PARTS,
    REFERENCES,
    known_as,
    wrong_references,
    wrong_relation,
)
from docgen.openxml import (
    A,
    PackageError,
    R,
    Relation,
    W,
    parse_part,
    read_parts,
    relations,
    relations_name,
)
from docgen.render.normalise import normalise

_ENDINGS = {"xml", "rels", "png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "emf", "wmf"}
_FONTS = {"ttf", "odttf", "otf"}
_FOLDERS = ("word/activex/", "word/embeddings/")
_TYPES = "[Content_Types].xml"

# Relations, by the end of their names, to parts that are of use to the editors alone.
_LEFT_OUT = {
    *("customXml", "thumbnail", "custom-properties", "webSettings", "stylesWithEffects", "people"),
    *("glossaryDocument", "comments", "commentsExtended", "commentsIds", "commentsExtensible"),
    *("printerSettings", "classificationlabels", "origin", "keyMapCustomizations"),
}
_METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
_MISNAMED = {f"{R}/metadata/core-properties": f"{_METADATA}core-properties"}
_CORE, _APP = f"{_METADATA}core-properties", f"{R}/extended-properties"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_NO_PROPERTIES = f'<cp:coreProperties xmlns:cp="{_CP}"/>'.encode()
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
# Word fills these in by itself, with people's names; a tag in them is intended.
_OF_TEMPLATES = {f"{{{_DC}}}{name}" for name in ("title", "subject", "language")}
_OF_TAGS = {f"{{{_DC}}}{name}" for name in ("creator", "description", "identifier")}
_PROGRAM = {f"{{{_EXTENDED}}}{name}" for name in ("Application", "AppVersion")}
_SHOWN = 60  # characters of a paragraph


@lru_cache(maxsize=16)
def prepare_package(content: bytes, path: str) -> bytes:
    """The Word template ``content``, ready to be filled in.

    Raises :class:`TemplateError`, which says what it contains that no template may, and where.
    """
    try:
        parts = read_parts(content)
        for name in parts:
            _check_name(name, path)
        return _packed(_Package(parts, path).kept())
    except PackageError as error:
        raise TemplateError(str(error), path) from error


def _check_name(name: str, path: str) -> None:
    folder, _, file = name.casefold().rpartition("/")
    ending = file.rpartition(".")[2]
    if ending in _FONTS:
        hint = "turn off 'Embed fonts in the file'"
        raise TemplateError(f"embeds a font, '{name}'", path, hint=hint)
    if ending not in _ENDINGS or f"{folder}/" in _FOLDERS or ".." in name or name[0] in "/\\":
        raise TemplateError(f"holds '{name}', which no template needs", path)


class _Package:
    def __init__(self, parts: dict[str, bytes], path: str) -> None:
        self._parts, self._path = parts, path
        self._kept: dict[str, bytes] = {}
        for name, part in parts.items():
            if name.endswith((".xml", ".rels")):
                parse_part(part, name)

    def kept(self) -> dict[str, bytes]:
        """The parts that the package's relations lead to, each checked and normalised."""
        types = self._parts.get(_TYPES, b"")
        if b"macroEnabled" in types:
            raise TemplateError("holds macros", self._path)
        of_package = self._relations("")
        if not any(each.kind == _CORE for each in of_package.values()):
            name = "docProps/core.xml"
            of_package["docgen"] = Relation(_CORE, name, external=False)
            self._parts[name] = _NO_PROPERTIES
            types = types.replace(b"</Types>", _override(name) + b"</Types>")
        self._kept[_TYPES] = types
        self._keep("", of_package)
        return self._kept

    def _keep(self, source: str, found: dict[str, Relation]) -> None:
        if found:
            self._kept[relations_name(source)] = _written(found)
        for kind, target, external in found.values():
            name = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target))[1:]
            if external or name in self._kept:
                continue
            if name not in self._parts:
                raise TemplateError(f"its part '{name}' is missing", self._path)
            own = self._relations(name)
            self._kept[name] = self._judged(name, kind, own)
            self._keep(name, own)

    def _relations(self, source: str) -> dict[str, Relation]:
        name = relations_name(source)
        if name not in self._parts:
            return {}
        kept = {}
        for key, each in relations(self._parts[name], name).items():
            relation = each._replace(kind=_MISNAMED.get(each.kind, each.kind))
            if relation.kind.rpartition("/")[2] in _LEFT_OUT:
                continue
            if said := wrong_relation(relation):
                raise TemplateError(said, self._path)
            kept[key] = relation
        return kept

    def _judged(self, name: str, kind: str, own: dict[str, Relation]) -> bytes:
        """A part as it is kept.

        Removes from ``own`` the relations that nothing refers to any more.
        """
        if not name.endswith(".xml"):
            return self._parts[name]
        root = parse_part(self._parts[name], name)
        if kind in (_CORE, _APP):
            _clear(root)
        else:
            normalise(root)
            self._check_elements(root, own)
            _drop_unused(root, own)
        return _serialised(root)

    def _check_elements(self, root: etree._Element, own: Mapping[str, Relation]) -> None:
        problems = list(_wrong_elements(root, own))
        if not problems:
            return
        said, element = problems[0]
        more = f"; {len(problems) - 1} more like it" if problems[1:] else ""
        raise TemplateError(f"{said}{_place(element)}{more}", self._path, hint=_advice(said))


def _wrong_elements(
    root: etree._Element, own: Mapping[str, Relation]
) -> Iterator[tuple[str, etree._Element]]:
    theme = root.tag == f"{{{A}}}theme"
    known = PARTS.get(root.tag[1:])
    if known is None and not theme:
        yield f"holds a part that is {known_as(root.tag)}", root
        return
    for element in root.iter():
        if theme or (known is not None and element.tag[1:] in known and not _misplaced(element)):
            attributes = {name.lstrip("{"): value for name, value in element.items()}
            for said in wrong_references(element.tag[1:], attributes, own):
                yield said, element
        else:
            author = element.get(f"{{{W}}}author")
            by = f" by {author[:_SHOWN]}" if author else ""
            yield f"holds {known_as(element.tag)}{by}", element


def _misplaced(element: etree._Element) -> bool:
    """Whether ``element`` has another meaning here than where docgen knows it."""
    parent = element.getparent()
    return element.tag == f"{{{W}}}hidden" and (parent is None or parent.tag != f"{{{W}}}style")


def _place(element: etree._Element) -> str:
    """The beginning of the paragraph around or nearest to ``element``."""
    paragraph = next(element.iterancestors(f"{{{W}}}p"), None)
    if paragraph is None:
        paragraph = next(element.iter(f"{{{W}}}p"), None)
    if paragraph is None:
        return ""
    text = " ".join("".join(paragraph.itertext(f"{{{W}}}t", f"{{{W}}}delText")).split())
    return f", in “{text[:_SHOWN]}{'…' if text[_SHOWN:] else ''}”" if text else ""


def _advice(said: str) -> str:
    if "tracked" in said:
        return "accept or reject all changes"
    return "delete all comments" if "comment" in said else ""


def _clear(root: etree._Element) -> None:
    """Keep, of the properties, what the template says about the document, not its editors' data."""
    for element in list(root):
        kept = element.tag in _OF_TEMPLATES or element.tag in _PROGRAM
        if not kept and not (element.tag in _OF_TAGS and "{{" in (element.text or "")):
            root.remove(element)


def _drop_unused(root: etree._Element, own: dict[str, Relation]) -> None:
    used = {
        value
        for element in root.iter()
        for name, value in element.items()
        if name.startswith(f"{{{R}}}")
    }
    referred = set(REFERENCES.values()) - IMPLIED
    for key in [key for key, each in own.items() if each.kind in referred and key not in used]:
        del own[key]


def _override(name: str) -> bytes:
    return f'<Override PartName="/{name}" ContentType="{_CORE_TYPE}"/>'.encode()


def _written(found: Mapping[str, Relation]) -> bytes:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = etree.Element(f"{{{namespace}}}Relationships", nsmap={None: namespace})
    for key, (kind, target, external) in found.items():
        each = etree.SubElement(root, f"{{{namespace}}}Relationship")
        each.attrib.update({"Id": key, "Type": kind, "Target": target})
        if external:
            each.set("TargetMode", "External")
    return _serialised(root)


def _serialised(root: etree._Element) -> bytes:
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return bytes(content)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, part in parts.items():
            file.writestr(zipfile.ZipInfo(name), part)
    return packed.getvalue()
