"""A project of any size in a given folder: N countries × S sectors × L languages, one declaration.

The products are small, the matrix is not: at the largest size it is what a publications team
builds from one text. The text is English alone; the other languages have labels of their own.
"""

import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple

from babel import Locale

from bench.layout import JINJA, write_layout

REPOSITORY = Path(__file__).parents[2]

# How documents are made: HTML by WeasyPrint, Typst, Word.
Lane = Literal["html", "typst", "docx"]

DECLARATION = "large"
SHEET, FACT_SHEET = "sheet", "factsheet"  # a small one of the suite's own, and the shipped one
PARAGRAPHS = 26
EDITED = str(PARAGRAPHS)  # names two countries and one sector, so few documents show it

_LANGUAGES = ("en", "fr", "es", "de", "it", "pt")  # all in reach of the fonts that docgen ships
_SECTORS = {
    "political": "Political dialogue",
    "multilateral": "Multilateral cooperation",
    "peace": "Peace and international law",
    "security": "Security and law enforcement",
    "trade": "Trade and investment",
    "energy": "Energy",
    "raw-materials": "Critical raw materials",
    "transport": "Transport and infrastructure",
    "water": "Water",
    "environment": "Environment and climate",
    "agriculture": "Agriculture",
    "innovation": "Science and innovation",
    "education": "Education and youth",
    "migration": "Migration",
    "health": "Health",
    "culture": "Culture and heritage",
    "digital": "Digital connectivity",
}
_GROUPS = 5
_NO_COUNTRIES = ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")  # CLDR lists them with the others


class Size(NamedTuple):
    """How many there are of each; there is a document for each combination."""

    countries: int
    sectors: int
    languages: int

    @property
    def documents(self) -> int:
        """The number of combinations."""
        return self.countries * self.sectors * self.languages


# All with the same sectors, so that a document says as much in each of them.
SMALL = Size(14, 17, 1)
MEDIUM = Size(20, 17, 6)
LARGE = Size(193, 17, 6)


def write_project(root: Path, size: Size, lane: Lane = "html", product: str = SHEET) -> Path:
    """A project in ``root``, made anew, whose documents are all made in this ``lane``."""
    shutil.rmtree(root, ignore_errors=True)
    templates, own = root / "templates", Path(__file__).with_name("templates")
    shutil.copytree(own / "shared", templates / "shared")
    if product == SHEET:
        shutil.copytree(own / SHEET, templates / SHEET)
        shutil.copytree(REPOSITORY / "templates/shared/fonts", templates / "shared/fonts")
        write_layout(templates / f"{SHEET}/{SHEET}.docx", JINJA)
    else:
        for name in (product, "shared"):
            shutil.copytree(REPOSITORY / "templates" / name, templates / name, dirs_exist_ok=True)
    countries = list(islice(_countries(), size.countries))
    codes = [code for code, _ in countries]
    sectors = dict(islice(_SECTORS.items(), size.sectors))
    content = root / "content"
    (content / DECLARATION).mkdir(parents=True)
    _write(root / "docgen.toml", _settings(size, lane, product))
    _write(content / "parties.yaml", _parties(countries))
    _write(content / "sectors.yaml", _sectors(sectors))
    _write(content / DECLARATION / "declaration.yaml", _head(codes))
    _write(content / DECLARATION / "text.en.md", _text(list(sectors.values())))
    _write(content / DECLARATION / "annotations.yaml", _annotations(codes, list(sectors)))
    return root


def edit(root: Path, summary: str) -> None:
    """Give the paragraph :data:`EDITED` another summary."""
    path = root / f"content/{DECLARATION}/annotations.yaml"
    text, count = re.subn(rf'("{EDITED}":\n  summary: ).*', rf"\g<1>{summary}", path.read_text())
    if count != 1:
        raise ValueError(f"paragraph {EDITED} has no summary")
    path.write_text(text)


def _countries() -> Iterator[tuple[str, str]]:
    names = Locale("en").territories
    for code in sorted(names):
        if re.fullmatch("[A-Z]{2}", code) and code not in _NO_COUNTRIES:
            yield code, names[code]


def _settings(size: Size, lane: Lane, product: str) -> Iterator[str]:
    languages = ", ".join(f'"{language}"' for language in _LANGUAGES[: size.languages])
    yield f"[build]\nlanguages = [{languages}]\n"
    form = "docx" if lane == "docx" else "pdf"
    yield f'[products.{product}]\nformats = ["{form}"]\nvariants = ["country-sector"]'
    if lane == "typst":
        yield 'engine = "typst"'


def _parties(countries: list[tuple[str, str]]) -> Iterator[str]:
    yield "parties:"
    for code, name in countries:
        yield f'  {code}: {{slug: {_slug(name)}, official: "State of {name}"}}'
    yield "groups:"
    for number in range(_GROUPS):
        members = ", ".join(code for code, _ in countries[number::_GROUPS])
        yield f"  region-{number + 1}: {{name: Region {number + 1}, members: [{members}]}}"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


def _sectors(sectors: dict[str, str]) -> Iterator[str]:
    for name, label in sectors.items():
        yield f"{name}: {{name: {label}, scope: What the parties do on it.}}"


def _head(codes: list[str]) -> Iterator[str]:
    yield "title: Declaration of the Meeting on Everything"
    yield "short_title: Everything Declaration"
    yield "date: 2024-02-29"
    yield "place: Geneva"
    yield "occasion: First Meeting on Everything"
    yield "parties:"
    for code in codes:
        yield f"  - {{party: {code}, representative: A Person, office: Minister}}"


def _text(labels: list[str]) -> Iterator[str]:
    for number in range(1, PARAGRAPHS + 1):
        yield (
            f"{number}. {_promise(number)}. Recalling what they have agreed before on"
            f" {labels[number % len(labels)].lower()} and on"
            f" {labels[_second(number) % len(labels)].lower()}, they will exchange experience,"
            " convene their experts at least once a year, and encourage their institutions and"
            " enterprises to take part in joint projects, in line with their national laws and"
            " their international obligations.\n"
        )


def _promise(number: int) -> str:
    return f"The parties will draw up joint programme number {number}"


def _second(number: int) -> int:
    return number * 5 + 3


def _annotations(codes: list[str], sectors: list[str]) -> Iterator[str]:
    """A third of the paragraphs concerns everyone, the others a group and some by name."""
    for number in range(1, PARAGRAPHS + 1):
        edited = str(number) == EDITED
        topics = dict.fromkeys(sectors[at % len(sectors)] for at in (number, _second(number)))
        named = [codes[(number * step) % len(codes)] for step in (1, 5)]
        group = f"region-{number % _GROUPS + 1}"
        parties = [f"named: [{', '.join(dict.fromkeys(named))}]"]
        if not edited:
            parties.append("all: true" if number % 3 == 0 else f"groups: [{group}]")
        yield f'"{number}":'
        yield f"  summary: Programme {number} will be drawn up together."
        yield f"  sectors: [{', '.join(list(topics)[: 1 if edited else 2])}]"
        yield f"  parties: {{{', '.join(parties)}}}"
        yield "  commitments:"
        yield f"    - what: Joint programme {number}"
        yield f"      quote: {_promise(number)}"
        yield "      kind: programme"
        yield "      by: [all]"
        yield f"      due: {2025 + number % 5}"


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
