"""The language of a document: its CLDR locale and its gettext catalogue."""

import gettext
import re
from io import BytesIO

from babel import Locale
from babel.core import get_global
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from msgspec import Struct

from docgen.errors import TemplateError
from docgen.language.catalogues import catalogue_path, needs_catalogue
from docgen.sources import Sources

# CLDR has an English for America and one for the world; a diplomatic text uses the world's:
# "30 May 2025", "A, B and C".
_REGION = {"en": "en_001"}
_SPELLING = {"en": "en_Latn_GB"}

_PLURAL = re.compile(rb"Plural-Forms:(?!\s*nplurals\s*=\s*\d\s*;\s*plural\s*=)")
_NUMBERS = 200  # rules of plurals look at the last two digits


class Language(Struct, frozen=True):
    """A language; ``tag`` is BCP 47 (``fr``, ``pt-BR``)."""

    tag: str
    locale: Locale
    catalogue: gettext.NullTranslations


def locale_of(tag: str) -> Locale:
    """The locale of CLDR for the language ``tag``."""
    return Locale.parse(_REGION.get(tag, tag.replace("-", "_")))


def load_language(tag: str, sources: Sources) -> Language:
    """The language ``tag``; its labels come from ``templates/shared/locale/<tag>.po``.

    Labels are written in English, which needs no catalogue; a label without a translation stays
    English. Raises :class:`TemplateError` if there is no catalogue, or it is not a valid one.
    """
    locale = locale_of(tag)
    path = catalogue_path(tag)
    content = sources.find(path)
    if content is None:
        if needs_catalogue(tag):
            hint = "add this catalogue, or take the language out of docgen.toml"
            raise TemplateError(f"no labels in the language '{tag}'", path, hint=hint)
        return Language(tag, locale, gettext.NullTranslations())
    try:
        return Language(tag, locale, _read(content, locale))
    except Exception as error:  # a file that is no catalogue can fail in any way
        raise TemplateError(f"not a gettext catalogue: {error}", path) from error


def _read(content: bytes, locale: Locale) -> gettext.GNUTranslations:
    if _PLURAL.search(content):
        raise ValueError("after 'Plural-Forms:' comes 'nplurals=…; plural=…'")
    # without a locale, Babel leaves the rule of plurals out of what it writes
    catalogue = read_po(BytesIO(content), locale, abort_invalid=True)
    choose = gettext.c2py(catalogue.plural_expr)
    if not all(0 <= choose(number) < catalogue.num_plurals for number in range(_NUMBERS)):
        raise ValueError(
            f"the rule '{catalogue.plural_expr}' uses a plural form that the catalogue lacks"
        )
    binary = BytesIO()
    write_mo(binary, catalogue)
    binary.seek(0)
    return gettext.GNUTranslations(binary)


def with_region(tag: str) -> str:
    """``fr`` → ``fr-FR``: Word needs a country for spelling and hyphenation.

    CLDR's likeliest one.
    """
    likely = _SPELLING.get(tag) or get_global("likely_subtags").get(tag.replace("-", "_"))
    if "-" in tag or likely is None:
        return tag
    return f"{tag}-{likely.rpartition('_')[2]}"
