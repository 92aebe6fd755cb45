"""How pages call what commands and files have ids for."""

from docgen.job import Document
from docgen.language.states import short_name
from docgen.model import Head, Shape, Vocabulary
from docgen.view import Variant

_LANGUAGE = "en"  # of the desk's own words
GROUPS: dict[Shape, str] = {
    "whole": "The whole text",
    "country": "For a country",
    "sector": "On a sector",
    "country-sector": "For a country, on a sector",
}


def country_name(code: str, vocabulary: Vocabulary) -> str:
    """The short name of a party."""
    party = vocabulary.parties[code]
    return party.short or short_name(code, _LANGUAGE) or party.official


def variant_name(variant: Variant, vocabulary: Vocabulary) -> str:
    """What a document is cut for."""
    parts = []
    if variant.country:
        parts.append(country_name(variant.country, vocabulary))
    if variant.sector:
        parts.append(vocabulary.sectors[variant.sector].name)
    return ", ".join(parts) or GROUPS["whole"]


def product_name(document: Document) -> str:
    """What kind of document it is, in whatever format."""
    return document.product.replace("-", " ").capitalize()


def text_name(head: Head, language: str) -> str:
    """A declaration and the language of documents of it."""
    return f"{head.short_title} ({language})"
