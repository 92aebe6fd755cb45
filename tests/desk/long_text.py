"""A text of 58 paragraphs with its annotations by hand: as long as a real declaration of leaders.

It is the shipped declaration and our own text of the bench, joined, and fourteen paragraphs more.
These were written and annotated before any cue was tried on them.
"""

import re
from pathlib import Path

from conftest import REPOSITORY
from docgen.load.project import load_project
from docgen.sources import Sources
from proposals.annotated_text import SHIPPED, Annotated, Entry, Pledge, annotated_texts

_HEAD = """\
Joint Statement of the Leaders of Central Asia, Italy, Ghana and Portugal

Lisbon, 14 March 2031"""
_MORE = (
    (
        "Ghana will host the next meeting of transport ministers in Kumasi in 2032.",
        Entry(
            ("transport",),
            ("GH",),
            commitments=(
                Pledge(
                    "Ghana will host … in 2032",
                    "Meeting of transport ministers",
                    ("GH",),
                    2032,
                    "Kumasi",
                ),
            ),
        ),
    ),
    (
        "Italy and Kazakhstan agreed to map deposits of rare metals by the end of 2033.",
        Entry(
            ("raw-materials",),
            ("IT", "KZ"),
            commitments=(
                Pledge(
                    "Italy and Kazakhstan agreed … of 2033",
                    "Mapping of rare metals",
                    ("IT", "KZ"),
                    "by 2033",
                ),
            ),
        ),
    ),
    (
        "The participants expressed concern about the shrinking of glaciers.",
        Entry(("environment",), ("all",), may=("water",)),
    ),
    (
        "Uzbekistan pledged to plant two million trees around the Aral Sea by 2035.",
        Entry(
            ("environment",),
            ("UZ",),
            commitments=(
                Pledge(
                    "Uzbekistan pledged to … by 2035",
                    "Two million trees around the Aral Sea",
                    ("UZ",),
                    "by 2035",
                ),
            ),
        ),
    ),
    (
        "Portugal and Uzbekistan will open a common course of hydrology in Tashkent in September"
        " 2031.",
        Entry(
            ("education",),
            ("PT", "UZ"),
            may=("water",),
            commitments=(
                Pledge(
                    "Portugal and Uzbekistan will … September 2031",
                    "Common course of hydrology",
                    ("PT", "UZ"),
                    "2031-09",
                    "Tashkent",
                ),
            ),
        ),
    ),
    (
        "Cyber attacks on hospitals were condemned by all participants.",
        Entry(("security",), ("all",)),
    ),
    (
        "Tajikistan will send young diplomats to Rome for training each year.",
        Entry(
            ("education",),
            ("TJ",),
            may=("political",),
            commitments=(
                Pledge(
                    "Tajikistan will send … each year",
                    "Training of young diplomats",
                    ("TJ",),
                    None,
                    "Rome",
                ),
            ),
        ),
    ),
    (
        "The Leaders welcomed the growth of trade in cotton, grain and fruit.",
        Entry(("trade", "agriculture"), ("all",)),
    ),
    (
        "Turkmenistan agreed to let observers of the United Nations visit its gas fields in 2032.",
        Entry(
            ("energy",),
            ("TM",),
            may=("environment", "multilateral"),
            commitments=(
                Pledge(
                    "Turkmenistan agreed to … in 2032",
                    "Visits of observers to gas fields",
                    ("TM",),
                    2032,
                ),
            ),
        ),
    ),
    (
        "The Kyrgyz Republic and Ghana decided to lift visas for holders of diplomatic passports"
        " within one year.",
        Entry(
            ("migration",),
            ("KG", "GH"),
            may=("political",),
            commitments=(
                Pledge(
                    "The Kyrgyz Republic and … one year",
                    "Visa-free travel for diplomatic passports",
                    ("KG", "GH"),
                    "within 1 year",
                ),
            ),
        ),
    ),
    (
        "They reaffirmed the principle that borders may not be changed by force.",
        Entry(("peace",), ("all",)),
    ),
    (
        "Kazakhstan will share the pictures of its satellites with Ghana for the forecast of"
        " harvests.",
        Entry(
            ("innovation", "agriculture"),
            ("KZ", "GH"),
            commitments=(
                Pledge(
                    "Kazakhstan will share … of harvests",
                    "Satellite pictures for harvest forecasts",
                    ("KZ",),
                ),
            ),
        ),
    ),
    (
        "The Leaders instructed their ministers to prepare a programme of work by October 2031.",
        Entry(
            ("political",),
            ("all",),
            commitments=(
                Pledge(
                    "The Leaders instructed … October 2031",
                    "Programme of work",
                    ("all",),
                    "by 2031-10",
                ),
            ),
        ),
    ),
    (
        "They thanked the people of Portugal for their welcome.",
        Entry((), ("PT",), may=("political",)),
    ),
)


def long_text(folder: Path) -> Annotated:
    """The text, written into ``folder``."""
    shipped, own = (each for each in annotated_texts([]))
    (declaration, *_) = load_project(Sources(REPOSITORY)).declarations
    assert (shipped.name, declaration.head.id) == (SHIPPED, SHIPPED)
    count = len(declaration.paragraphs)
    blocks = [f"{each.ref}. {' '.join(each.blocks)}" for each in declaration.paragraphs]
    entries = dict(shipped.entries)
    _, _, body = own.text.read_text("utf-8").partition("2031\n\n")
    blocks.append(re.sub(r"(?m)^(\d+)(?=\. )", lambda at: str(int(at[1]) + count), body.strip()))
    last = count
    for ref, entry in own.entries.items():
        last = int(re.findall(r"\d+", ref)[0]) + count
        entries[re.sub(r"^\d+", str(last), ref)] = entry
    for number, (words, entry) in enumerate(_MORE, last + 1):
        blocks.append(f"{number}. {words}")
        entries[str(number)] = entry
    file = folder / "long.txt"
    file.write_text("\n\n".join((_HEAD, *blocks)) + "\n", "utf-8")
    return Annotated("58 paragraphs", file, own.adopted, own.parties, entries)
