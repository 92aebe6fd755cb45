"""Coverage → a table for the terminal, CSV, JSON."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import groupby

from msgspec import json
from msgspec.structs import asdict

from docgen.reports.coverage import Coverage, ParagraphReach, VariantCoverage


def as_table(coverage: Coverage) -> str:
    """A line for each paragraph with a column for each product, then what needs attention."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(coverage))


def as_csv(coverage: Coverage) -> str:
    """A line for each paragraph and document.

    A paragraph that reaches none has a line without one.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["declaration", "language", "paragraph", "product", "variant"])
    for each in coverage.paragraphs:
        documents = [(one.product, one.variant) for one in each.documents] or [("", "")]
        for document in documents:
            writer.writerow([each.declaration, each.language, each.ref, *document])
    return text.getvalue()


def as_json(coverage: Coverage) -> str:
    """A JSON object with the fields of :class:`Coverage`."""
    return (
        json.format(
            json.encode(
                {
                    "paragraphs": [
                        asdict(each) | {"only_whole": each.only_whole}
                        for each in coverage.paragraphs
                    ],
                    "countries": [
                        asdict(each) | {"thin": each.thin} for each in coverage.countries
                    ],
                    "sectors": [asdict(each) | {"thin": each.thin} for each in coverage.sectors],
                    "not_built": [asdict(each) for each in coverage.not_built],
                }
            ),
            indent=2,
        ).decode()
        + "\n"
    )


def _lines(coverage: Coverage) -> Iterator[str]:
    products = sorted({one.product for each in coverage.paragraphs for one in each.documents})
    for (name, language), paragraphs in groupby(
        coverage.paragraphs, key=lambda each: (each.declaration, each.language)
    ):
        yield f"{name} ({language}): how many documents show a paragraph"
        yield f"{'':10}" + "".join(f"{product:>{_width(product)}}" for product in products)
        here = list(paragraphs)
        for each in here:
            counts = Counter(one.product for one in each.documents)
            yield f"{each.ref:10}" + "".join(f"{counts[one]:>{_width(one)}}" for one in products)
        yield from _remarks(here, coverage, (name, language))


def _width(product: str) -> int:
    """The width of a product's column, with the blanks before it."""
    return max(12, len(product) + 2)


def _remarks(
    paragraphs: list[ParagraphReach], coverage: Coverage, of: tuple[str, str]
) -> Iterator[str]:
    for what, refs in (
        ("in no document", [each.ref for each in paragraphs if not each.documents]),
        (
            "only in those of the whole",
            [each.ref for each in paragraphs if each.documents and each.only_whole],
        ),
    ):
        yield f"{what}: {', '.join(refs) or 'none'}"
    for what, cuts in (("countries", coverage.countries), ("sectors", coverage.sectors)):
        here = (each for each in cuts if (each.declaration, each.language) == of)
        yield f"thin {what}: {', '.join(_told(each) for each in here if each.thin) or 'none'}"

    left_out: dict[tuple[str, str], list[str]] = {}
    for one in coverage.not_built:
        if (one.declaration, one.language) == of:
            left_out.setdefault((one.product, one.country), []).append(one.sector)
    for (product, country), sectors in left_out.items():
        yield (
            f"{product} not built for {country}, since that on the sector says as much:"
            f" {', '.join(sectors)}"
        )


def _told(cut: VariantCoverage) -> str:
    return f"{cut.id} (paragraphs: {cut.paragraphs}, commitments: {cut.commitments})"
