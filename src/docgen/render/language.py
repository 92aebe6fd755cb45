"""The language of a document: its CLDR locale and the labels of its gettext catalogues."""

import gettext

from babel import Locale
from msgspec import Struct

from docgen.errors import TemplateError
from docgen.language.catalogues import catalogue_path, catalogue_paths, needs_catalogue
from docgen.language.tags import locale_of
from docgen.render.catalogue import translations
from docgen.shipped import shipped_catalogue
from docgen.sources import Sources

# CLDR has an English for America and one for the world; a diplomatic text uses the world's:
# "30 May 2025", "A, B and C".
_REGION = {"en": "en-001"}


class Language(Struct, frozen=True):
    """A language; ``tag`` is BCP 47 (``fr``, ``pt-BR``)."""

    tag: str
    locale: Locale
    catalogue: gettext.NullTranslations


def document_locale(tag: str) -> Locale:
    """The locale of CLDR for documents in the language ``tag``."""
    return locale_of(_REGION.get(tag, tag))


def load_language(tag: str, sources: Sources) -> Language:
    """The language ``tag``: the project's catalogue translates a label, or else docgen's does.

    Labels are written in English, which needs no catalogue; a label without a translation stays
    English. Raises :class:`TemplateError` if there is no catalogue, or one is not valid.
    """
    locale = document_locale(tag)
    catalogue = gettext.NullTranslations()
    found = [
        (path, content)
        for path in catalogue_paths(tag)
        for content in dict.fromkeys((sources.find(path), shipped_catalogue(path)))
        if content is not None
    ]
    if not found and needs_catalogue(tag):
        hint = "`docgen labels` begins one for a language of docgen.toml"
        raise TemplateError(f"no labels in the language '{tag}'", catalogue_path(tag), hint=hint)
    for path, content in reversed(found):
        of_this = translations(content, path, locale)
        of_this.add_fallback(catalogue)
        catalogue = of_this
    return Language(tag, locale, catalogue)
