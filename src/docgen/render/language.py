"""The language of a document: its CLDR locale and the labels of its gettext catalogues."""

import gettext

from babel import Locale
from babel.core import get_global
from msgspec import Struct

from docgen.errors import TemplateError
from docgen.language.catalogues import catalogue_path, needs_catalogue
from docgen.render.catalogue import translations
from docgen.shipped import shipped_catalogue
from docgen.sources import Sources

# CLDR has an English for America and one for the world; a diplomatic text uses the world's:
# "30 May 2025", "A, B and C".
_REGION = {"en": "en_001"}
_SPELLING = {"en": "en_Latn_GB"}


class Language(Struct, frozen=True):
    """A language; ``tag`` is BCP 47 (``fr``, ``pt-BR``)."""

    tag: str
    locale: Locale
    catalogue: gettext.NullTranslations


def locale_of(tag: str) -> Locale:
    """The locale of CLDR for the language ``tag``."""
    return Locale.parse(_REGION.get(tag, tag.replace("-", "_")))


def load_language(tag: str, sources: Sources) -> Language:
    """The language ``tag``: the project's catalogue translates a label, or else docgen's does.

    Labels are written in English, which needs no catalogue; a label without a translation stays
    English. Raises :class:`TemplateError` if there is no catalogue, or one is not valid.
    """
    locale = locale_of(tag)
    path = catalogue_path(tag)
    found = [each for each in (sources.find(path), shipped_catalogue(path)) if each is not None]
    if not found and needs_catalogue(tag):
        hint = "`docgen labels` begins one for a language of docgen.toml"
        raise TemplateError(f"no labels in the language '{tag}'", path, hint=hint)
    catalogue = gettext.NullTranslations()
    for content in reversed(dict.fromkeys(found)):
        of_this = translations(content, path, locale)
        of_this.add_fallback(catalogue)
        catalogue = of_this
    return Language(tag, locale, catalogue)


def with_region(tag: str) -> str:
    """``fr`` → ``fr-FR``: Word needs a country for spelling and hyphenation.

    CLDR's likeliest one.
    """
    likely = _SPELLING.get(tag) or get_global("likely_subtags").get(tag.replace("-", "_"))
    if "-" in tag or likely is None:
        return tag
    return f"{tag}-{likely.rpartition('_')[2]}"
