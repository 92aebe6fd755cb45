"""Declarations of every kind, as a project with the shipped templates.

All of one follows from its script and number, so that each run has the same ones. Hypothesis would
draw others after any change of the code, since it takes values from there: a test of three hundred
documents then fails for a change that has nothing to do with them.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from babel import Locale
from msgspec.structs import replace

from conftest import REPOSITORY, TESTS, jobs_of
from docgen.job import Job
from scripts import LATIN, SCRIPTS, Script

NUMBERINGS = ("plain", "lettered", "articles", "annexes", "unnumbered")
FAMILIES = ("institutions", "security", "people", "environment", "connectivity", "resources")
KINDS = ("event", "programme", "cooperation", "dialogue", "measure", "principle", "support")
# Every party that CLDR has a name for and that can be one, large and small, near and far.
STATES = tuple(
    code
    for code in sorted(Locale("en").territories)
    if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO")
)
_NEAR = ("KZ", "IT", "JP", "FJ", "EU")  # the first four may be named in the text

_CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: {}\\n"
"""
_FACES = "{% set faces = ["
_FONTS = (
    TESTS / "projects/awkward/templates/shared/fonts/NotoNaskhArabic_400Regular.ttf",
    TESTS
    / "fonts/NotoSerifSC_400Regular_part.ttf",  # the letters of scripts.py and of CLDR's states
)
_MORE_FACES = (
    '{% set faces = [("Naskh", 400, "fonts/NotoNaskhArabic_400Regular.ttf"),'
    ' ("Han", 400, "fonts/NotoSerifSC_400Regular_part.ttf"),'
)


class Shape(NamedTuple):
    """What a declaration is like; ``longest`` counts the words of its longest quote."""

    script: Script
    seed: int
    paragraphs: int
    numbering: str
    headed: bool
    longest: int
    parties: int
    sectors: int
    letters: int  # of the title
    short_letters: int  # of its short form; 0 without one
    year: int
    last_year: int  # of what is due
    summaries: float  # the share of paragraphs that have one
    commitments: float
    translated: bool  # documents are in English, whatever the text is in


def shape(script: Script, number: int, *, small: bool) -> Shape:
    """The declaration of this number: of any size, or a ``small`` one, which is set in a second."""
    random = Random(f"{script.language} {number}")  # noqa: S311 - no secrets

    def tailed(*bounds: tuple[int, int]) -> int:
        """Mostly within the first of ``bounds``, seldom within the last."""
        return random.randint(*random.choices(bounds, (6, 3, 1)[: len(bounds)])[0])

    return Shape(
        script=script,
        seed=random.randrange(10**6),
        paragraphs=tailed((1, 6), (1, 6) if small else (7, 40), (1, 9) if small else (41, 400)),
        numbering=random.choice(NUMBERINGS),
        headed=random.random() < 0.5,
        longest=tailed((1, 80), (80, 200), (200, 300) if small else (400, 1500)),
        parties=tailed((1, 6), (7, 20), (1, 6) if small else (21, 60)),
        sectors=tailed((0, 6), (7, 15), (16, 30)),
        letters=tailed((5, 90), (90, 300)),
        short_letters=tailed((0, 0), (5, 120), (121, 900)),
        year=random.randint(1990, 2100),
        last_year=tailed((0, 3), (4, 30), (31, 110)),
        summaries=random.choice((1.0, 1.0, 0.7, 0.0)),
        commitments=random.choice((0.0, 0.4, 0.9)),
        translated=random.random() < 0.5,
    )


def make_templates(root: Path) -> None:
    """The shipped templates in ``root``, with faces and catalogues for all scripts."""
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    shared = root / "templates/shared"
    for font in _FONTS:
        shutil.copy(font, shared / "fonts")
    theme = (shared / "theme.html").read_text("utf-8")
    assert theme.count(_FACES) == 1
    (shared / "theme.html").write_text(theme.replace(_FACES, _MORE_FACES), "utf-8")
    (shared / "locale").mkdir(exist_ok=True)
    for script in SCRIPTS:
        (shared / f"locale/{script.language}.po").write_text(_CATALOGUE.format(script.language))


def write_declaration(root: Path, shape: Shape) -> None:
    """The content of ``shape`` in ``root``, in place of what was there."""
    shutil.rmtree(root / "content", ignore_errors=True)
    folder = root / "content/made"
    folder.mkdir(parents=True)
    maker = _Maker(shape)
    for name, data in maker.files().items():
        text = data if isinstance(data, str) else json.dumps(data)  # what is JSON is YAML too
        (root / "content" / name).write_text(text, "utf-8")
    language = "en" if shape.translated else shape.script.language
    settings = (REPOSITORY / "docgen.toml").read_text("utf-8")
    assert settings.count('languages = ["en"]') == 1
    settings = settings.replace('languages = ["en"]', f'languages = ["{language}"]')
    (root / "docgen.toml").write_text(settings, "utf-8")


class _Maker:
    def __init__(self, shape: Shape) -> None:
        self.shape, self.script = shape, shape.script
        self.desk = LATIN if shape.translated else shape.script
        self.random = Random(shape.seed)  # noqa: S311 - words, no secrets
        near = [*_NEAR]
        self.random.shuffle(near)
        far = self.random.sample([each for each in STATES if each not in near], 60)
        self.parties = [*near, *far][: shape.parties]
        self.sectors = [f"topic-{number}" for number in range(1, shape.sectors + 1)]

    def files(self) -> dict[str, Any]:
        paragraphs = list(self._paragraphs())
        return {
            "parties.yaml": self._vocabulary(),
            "sectors.yaml": {
                name: {
                    "name": self._title(3, 40),
                    "scope": self._title(10, 150),
                    "family": FAMILIES[number % len(FAMILIES)],
                }
                for number, name in enumerate(self.sectors)
            },
            "made/declaration.yaml": self._head(),
            f"made/text.{self.script.language}.md": "\n\n".join(line for _, line, _ in paragraphs),
            "made/annotations.yaml": {
                ref: self._annotation(words) for ref, _, words in paragraphs if ref
            },
        }

    def _vocabulary(self) -> dict[str, Any]:
        territories = Locale("en").territories
        return {
            "parties": {
                code: {"slug": f"party-{code.lower()}", "official": f"Union of {territories[code]}"}
                for code in self.parties
            },
            "groups": {
                "friends": {"name": self._title(10, 90), "members": self.parties[::2]},
            },
        }

    def _head(self) -> dict[str, Any]:
        shape = self.shape
        head = {
            "title": self.script.title(self.random, shape.letters),
            "date": f"{shape.year}-{self.random.randint(1, 12):02}-15",
            "place": self._title(4, 25),
            "occasion": self._title(5, 40),
            "languages": [self.script.language],
            "parties": [
                {
                    "party": code,
                    "representative": self._title(5, 40),
                    "office": self._title(5, 90),
                    "host": code == self.parties[0],
                }
                for code in self.parties
            ],
        }
        if shape.short_letters:
            head["short_title"] = self.script.title(self.random, shape.short_letters)
        return head

    def _paragraphs(self) -> Iterator[tuple[str, str, str]]:
        """Reference, line of the file and words of each paragraph; of a heading the line only."""
        shape, random = self.shape, self.random
        longest = random.randrange(shape.paragraphs)
        for number, (ref, mark, part) in enumerate(self._references()):
            if part:
                yield "", f"# {part}", ""
            if shape.headed and (number == 0 or random.random() < 0.2):
                yield "", f"## {self.script.title(random, random.randint(5, 120))}", ""
            words = shape.longest if number == longest else random.randint(1, 70)
            said = (
                " ".join(self._sentences(words))
                if self.script.blank
                else "".join(self._sentences(words))
            )
            more = f"\n\n    {self._sentence(12)}" if random.random() < 0.1 else ""
            yield ref, f"{mark}{said}{more}", said

    def _references(self) -> Iterator[tuple[str, str, str]]:
        """Reference, mark before the words, and the heading of the part that begins there."""
        count, numbering = self.shape.paragraphs, self.shape.numbering
        each_part = max(1, count // 3)
        for at in range(count):
            number = at + 1
            if numbering == "plain":
                yield str(number), f"{number}. ", ""
            elif numbering == "unnumbered":
                yield f"¶{number}", "", ""
            elif numbering == "annexes":
                part, inner = divmod(at, each_part)
                heading = f"Annex {'I' * part}" if part and not inner else ""
                prefix = f"Annex {'I' * part}, " if part else ""
                yield f"{prefix}{inner + 1}", f"{inner + 1}. ", heading
            elif numbering == "articles":
                yield f"¶{number}", "", f"Article {number}"
            else:
                top, below = 15 + at // 6, at % 6
                if below == 0:
                    yield str(top), f"{top}. ", ""
                elif below < 3:
                    letter = "ab"[below - 1]
                    yield f"{top}({letter})", f"({letter}) ", ""
                else:
                    roman = ("i", "ii", "iii")[below - 3]
                    yield f"{top}(b)({roman})", f"({roman}) ", ""

    def _sentences(self, words: int) -> Iterator[str]:
        while words > 0:
            size = min(words, self.random.choice((8, 15, 30, 60)))
            named = self.random.random() < 0.2
            yield self._sentence(size, self.random.choice([*self.script.names]) if named else "")
            words -= size

    def _sentence(self, words: int, party: str = "") -> str:
        said = self.script.sentence(self.random, words)
        name = self.script.names.get(party)
        return f"{name}{self.script.blank}{said}" if name else said

    def _title(self, least: int, most: int) -> str:
        """Words of the desk."""
        return self.desk.title(self.random, self.random.randint(least, most))

    def _annotation(self, said: str) -> dict[str, Any]:
        random, shape = self.random, self.shape
        summed = random.random() < shape.summaries
        sectors = random.sample(
            self.sectors, min(len(self.sectors), random.choice((0, 1, 1, 2, 8)))
        )
        if self.sectors and random.random() < 0.05:
            sectors = self.sectors
        return {
            "summary": self.desk.sentence(random, random.randint(3, 14)) if summed else "",
            "message": self.desk.sentence(random, random.randint(3, 30)) if summed else "",
            "sectors": sectors,
            "weight": random.choice((1, 2, 2, 3)),
            "parties": random.choice(
                (
                    {"all": True},
                    {"named": random.sample(self.parties, min(3, len(self.parties)))},
                    {"groups": ["friends"]},
                    {"named": self.parties},
                )
            ),
            "commitments": [
                self._commitment(said, sectors)
                for _ in range(random.choice((1, 1, 3)))
                if random.random() < shape.commitments
            ],
        }

    def _commitment(self, said: str, sectors: list[str]) -> dict[str, Any]:
        random = self.random
        year = self.shape.year + random.randint(0, self.shape.last_year)
        dates = (year, f"by {year}", f"spring {year}", f"{year}-11", f"by {year}-02-28")
        rules = ("within 18 months", "every 2 years", "next meeting")
        due = random.choice((None, *dates, *rules))
        quote = said if random.random() < 0.5 else _part(said, self.script.blank, random)
        made: dict[str, Any] = {
            "what": self._title(4, 90),
            "quote": quote,
            "kind": random.choice(KINDS),
            "by": random.choice((["all"], ["friends"], self.parties[:3], self.parties)),
            "sectors": sectors[:2],
        }
        if due is not None:
            made["due"] = due
        if random.random() < 0.3:
            made["place"] = self._title(4, 30)
        return made


def _part(said: str, blank: str, random: Random) -> str:
    """Some of the words of ``said``."""
    pieces = said.split(" ") if blank else list(said)
    start = random.randrange(len(pieces))
    end = random.randint(start + 1, len(pieces))
    return (" " if blank else "").join(pieces[start:end])


def jobs_by_typst(root: Path) -> list[Job]:
    """PDFs of the products that have a template for it."""
    return [
        replace(job, engine="typst")
        for job in jobs_of(root, ("pdf",))
        if (root / f"templates/{job.document.product}/{job.document.product}.typ").exists()
    ]
