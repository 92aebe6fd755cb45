"""The language of a document: its CLDR locale and its gettext catalogue."""

import gettext
from io import BytesIO

from babel import Locale
from babel.core import get_global
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from msgspec import Struct

from docgen.errors import TemplateError
from docgen.sources import Sources

LABELS_IN = "en"

# Where CLDR has one English for America and one for the world, a diplomatic text is the world's:
# "30 May 2025", "A, B and C".
_REGION = {"en": "en_001"}
_SPELLING = {"en": "en_Latn_GB"}


class Language(Struct, frozen=True):
    """``tag`` is BCP 47 (``fr``, ``pt-BR``)."""

    tag: str
    locale: Locale
    catalogue: gettext.NullTranslations


def load_language(tag: str, sources: Sources) -> Language:
    """The language ``tag``; its labels come from ``templates/shared/locale/<tag>.po``.

    Labels are written in English, which needs no catalogue; a label without a translation
    stays English.
    """
    locale = Locale.parse(_REGION.get(tag, tag.replace("-", "_")))
    path = f"templates/shared/locale/{tag}.po"
    content = sources.find(path)
    if content is None:
        if tag.partition("-")[0] != LABELS_IN:
            raise TemplateError(f"no labels in the language '{tag}'", path)
        return Language(tag, locale, gettext.NullTranslations())
    binary = BytesIO()
    try:
        write_mo(binary, read_po(BytesIO(content), abort_invalid=True))
    except PoFileError as error:
        raise TemplateError(f"not a gettext catalogue: {error}", path) from error
    binary.seek(0)
    return Language(tag, locale, gettext.GNUTranslations(binary))


def with_region(tag: str) -> str:
    """``fr`` → ``fr-FR``: Word spells and hyphenates by country, so the likeliest one (CLDR)."""
    likely = _SPELLING.get(tag) or get_global("likely_subtags").get(tag.replace("-", "_"))
    if "-" in tag or likely is None:
        return tag
    return f"{tag}-{likely.rpartition('_')[2]}"
