"""The language of a document: its CLDR locale and the labels of its gettext catalogues."""

import gettext
import re

from babel import Locale
from msgspec import Struct

from docgen.errors import TemplateError
from docgen.language.catalogues import (
    CATALOGUES,
    ENDING,
    LABELS_IN,
    catalogue_path,
    catalogue_paths,
    needs_catalogue,
)
from docgen.language.tags import locale_of
from docgen.render.catalogue import translations
from docgen.render.foreign import in_language
from docgen.shipped import shipped_templates
from docgen.sources import Sources

# CLDR has an English for America and one for the world; a diplomatic text uses the world's:
# "30 May 2025", "A, B and C".
_REGION = {"en": "en-001"}

# Odd pieces of a label that is split at them are those put into it.
_PLACEHOLDER = re.compile(r"(%\([^)]*\)[a-z])")


class Language(Struct, frozen=True):
    """A language; ``tag`` is BCP 47 (``fr``, ``pt-BR``), ``contents`` the catalogues' files."""

    tag: str
    locale: Locale
    catalogue: gettext.NullTranslations
    contents: tuple[bytes, ...] = ()


def document_locale(tag: str) -> Locale:
    """The locale of CLDR for documents in the language ``tag``."""
    return locale_of(_REGION.get(tag, tag))


def load_language(tag: str, sources: Sources) -> Language:
    """The language ``tag``: the project's catalogue translates a label, or else docgen's does.

    Labels are written in English, which needs no catalogue. A label without a translation stays
    English, marked as such. Raises :class:`TemplateError` if there is no catalogue, or one is not
    valid.
    """
    locale = document_locale(tag)
    catalogue = _Untranslated() if needs_catalogue(tag) else gettext.NullTranslations()
    found = [
        (path, content) for path in catalogue_paths(tag) for content in sources.catalogues(path)
    ]
    if not found and needs_catalogue(tag):
        hint = "list it in docgen.toml; `docgen labels` then writes a catalogue to fill in"
        raise TemplateError(f"no labels in the language '{tag}'", catalogue_path(tag), hint=hint)
    for path, content in reversed(found):
        of_this = translations(content, path, locale)
        of_this.add_fallback(catalogue)
        catalogue = of_this
    return Language(tag, locale, catalogue, tuple(content for _, content in found))


def labelled_languages(sources: Sources) -> tuple[str, ...]:
    """The languages that labels are in: English, and those of all catalogues."""
    shipped = (each.removeprefix(f"{CATALOGUES}/") for each in shipped_templates())
    names = {*sources.names(CATALOGUES), *shipped}
    tags = (each.removesuffix(ENDING) for each in sorted(names) if each.endswith(ENDING))
    return tuple(dict.fromkeys((LABELS_IN, *(each for each in tags if "/" not in each))))


class _Untranslated(gettext.NullTranslations):
    """Gives labels as they are, but marked as English, without what is put into them."""

    def gettext(self, message: str) -> str:
        parts = enumerate(_PLACEHOLDER.split(message))
        return "".join(
            part if number % 2 or not part else in_language(part, LABELS_IN)
            for number, part in parts
        )

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(super().ngettext(msgid1, msgid2, n))
