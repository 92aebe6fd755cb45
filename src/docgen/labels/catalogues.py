"""The files that translators work with: a template of all labels, and a catalogue by language.

They are gettext's (https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html), without
line numbers and dates, so that they change only where a label does.
"""

import re
from collections.abc import Collection, Iterable
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po
from msgspec import Struct

from docgen.labels.extraction import TemplateLabel
from docgen.language.catalogues import CATALOGUES, catalogue_path
from docgen.language.tags import locale_of
from docgen.render.catalogue import is_translated, is_written, read_catalogue

TEMPLATE = f"{CATALOGUES}/docgen.pot"
MessageKey = str | tuple[str, str]  # a label's id, or its context and id

_WIDTH = 100
_HEADER = re.compile(r'(?:[ \t]*(?:#.*)?\n)*msgid ""\nmsgstr .*\n(?:".*"\n)*')
_FIELDS = '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
_OF_TEMPLATE = f"""\
# The labels of documents, in English. `docgen labels` writes this file; translations are in the
# catalogue of each language beside it.
msgid ""
msgstr ""
{_FIELDS}"""


class CatalogueState(Struct, frozen=True):
    """How many labels the catalogue of ``language`` translates; ``content`` is what it should be.

    ``fuzzy`` are those whose original has changed since.
    """

    language: str
    path: str
    content: bytes | None
    translated: int
    untranslated: int
    fuzzy: int


def template_of(labels: Iterable[TemplateLabel]) -> Catalog:
    """All ``labels``, each once, in the order of the files that they are in."""
    catalogue = Catalog()
    for each in labels:
        catalogue.add(
            each.id,
            locations=[(each.path, each.line or 0)],
            auto_comments=each.comments,
            context=each.context,
        )
    return catalogue


def template_file(template: Catalog) -> bytes:
    """The file of the template of all labels."""
    return _written(template, _OF_TEMPLATE)


def state_of(
    language: str, before: bytes | None, template: Catalog, known: Collection[MessageKey]
) -> CatalogueState:
    """What the catalogue of ``language`` should be: all labels but those ``known`` without it.

    ``before`` is the file as it is. Without one there is none if there is nothing to translate.
    Raises :class:`docgen.errors.TemplateError` if the file is not a catalogue.
    """
    path = catalogue_path(language)
    catalogue = (
        read_catalogue(before, path, locale_of(language))
        if before is not None
        else _empty(language)
    )
    wanted = Catalog()
    own = {key_of(each) for each in catalogue if each.id}
    for each in template:
        if each.id and (key_of(each) in own or key_of(each) not in known):
            _add(wanted, each)
    catalogue.update(wanted)
    entries = [each for each in catalogue if each.id]
    fuzzy = sum(is_written(each) and each.fuzzy for each in entries)
    done = sum(is_translated(each) for each in entries)
    content = _written(catalogue, _header(before, language))
    return CatalogueState(
        language,
        path,
        content if before is not None or entries else None,
        len(template) - len(entries) + done,
        len(entries) - done - fuzzy,
        fuzzy,
    )


def translated(catalogue: Catalog) -> set[MessageKey]:
    """The labels that ``catalogue`` translates."""
    return {key_of(each) for each in catalogue if is_translated(each)}


def key_of(message: Message) -> MessageKey:
    """What a message is looked up by: the singular, and the context if it has one."""
    return label_key(message.id, message.context)


def label_key(label: str | tuple[str, ...] | list[str], context: str | None) -> MessageKey:
    """The same of a label."""
    words = label if isinstance(label, str) else label[0]
    return (context, words) if context else words


def _add(catalogue: Catalog, message: Message) -> None:
    catalogue.add(
        message.id,
        locations=message.locations,
        auto_comments=message.auto_comments,
        context=message.context,
    )


def _empty(language: str) -> Catalog:
    return Catalog(locale_of(language))


def _header(before: bytes | None, language: str) -> str:
    """That of the file, as its translators left it; or a new one."""
    text = (before or b"").decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    if found := _HEADER.match(text):
        return found[0]
    plurals = _empty(language).plural_forms
    fields = f'"Language: {language}\\n"\n{_FIELDS}"Plural-Forms: {plurals}\\n"\n'
    return f'msgid ""\nmsgstr ""\n{fields}'


def _written(catalogue: Catalog, header: str) -> bytes:
    file = BytesIO()
    write_po(
        file,
        catalogue,
        width=_WIDTH,
        omit_header=True,
        include_previous=True,
        include_lineno=False,
    )
    return f"{header}\n".encode() + file.getvalue()
