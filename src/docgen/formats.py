"""The kinds of file that docgen makes: pages for people, and tables for their programs."""

from typing import Literal

Format = Literal["pdf", "docx", "csv", "csv-metadata.json", "ics", "jsonld", "xlsx"]

# What a person calls it.
FORMAT_NAMES: dict[Format, str] = {
    "pdf": "PDF",
    "docx": "Word",
    "csv": "CSV",
    "csv-metadata.json": "the metadata of CSV",
    "ics": "iCalendar",
    "jsonld": "JSON-LD",
    "xlsx": "Excel",
}

# Media types as IANA has them; text is UTF-8.
_MEDIA_TYPES: dict[Format, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv",
    "csv-metadata.json": "application/csvm+json",
    "ics": "text/calendar",
    "jsonld": "application/ld+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

# Those whose look is a matter of templates; the others are the rows of the register.
PAGES: tuple[Format, ...] = ("pdf", "docx")


def media_type(path: str) -> str:
    """The media type of the document at ``path``, which ends with its format."""
    return next(kind for form, kind in _MEDIA_TYPES.items() if path.endswith(f".{form}"))
