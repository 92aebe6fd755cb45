"""Whether an import gave a declaration back: its words, its structure, and its doubts."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from docgen.ingest.drafting import Draft
from docgen.ingest.report import ImportReport
from docgen.readers.issued import Issued, ink
from issued.declarations import Declaration, Item

_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]")
_PLACE = re.compile(r"(?:title: |date: |place: |parties: )?((?:page \d+, )?[a-z]+ \d+)\b")
_MARKUP = re.compile(r"(?m)^(?:#{1,2} | {4}|\\)")
_ASIDE = ("title", "dated", "signature")
_Said = tuple[str, str]  # a kind of block, and its words with their mark


def wanted(item: Item) -> _Said:
    """The block of the text file that an item comes to."""
    mark = item.mark.removeprefix("(") if item.kind == "number" else item.mark
    if item.kind == "letter":
        mark = f"({mark.strip('().-')})"
    return item.kind, f"{mark} {item.words}".strip()


def blocks_of(made: Draft) -> list[_Said]:
    """The blocks of the text file, as they load."""
    return list(map(_block, _text_of(made).strip("\n").split("\n\n")))


def _text_of(made: Draft) -> str:
    """The text file; WeasyPrint sets U+2010 where it hyphenates at a hyphen."""
    return made.text.text.replace("\u2010", "-")


def _block(block: str) -> _Said:
    if match := re.match(r"#{1,2} ", block):
        return "heading", block[match.end() :]
    if re.match(r"(?:\d+[.)]|§ \d+\.) ", block):
        return "number", block
    if match := re.match(r"\(?([^\W\d]{1,3})[).] ", block):
        return "letter", f"({match[1]}) {block[match.end() :]}"
    if re.match(r"\d+(?:\.\d+)+[.)]? ", block):
        return "nested", block
    if block.startswith("    "):
        return "inside", block.strip()
    return "plain", block.removeprefix("\\")


def faults(declaration: Declaration, issued: Issued, made: Draft) -> list[str]:
    """What is otherwise than it was written, and not among what the import wants looked at."""
    places = _places(declaration, issued)
    told = {match[1] for doubt in doubts_of(made) if (match := _PLACE.match(doubt))}
    found = [*_changed_characters(declaration, made)]
    near_title = set().union(*places[:3])
    said = Counter(blocks_of(made))
    body = [at for at, each in enumerate(declaration.items) if each.kind not in _ASIDE]
    awaited = Counter(wanted(declaration.items[at]) for at in body)
    extra = said - awaited
    lost = awaited - said
    for at in body:
        block = wanted(declaration.items[at])
        if said[block] >= awaited[block]:
            continue
        alike = [each for each in body if wanted(declaration.items[each]) == block]
        near = set().union(
            *(place for each in alike for place in places[max(each - 1, 0) : each + 2])
        )
        if not near & told:
            found.append(f"{block} at {sorted(places[at])}; instead {list(extra)}")
    if made.found.title != declaration.language.title and not near_title & told:
        found.append(f"the title is {made.found.title}")
    if not extra and not lost and [wanted(declaration.items[at]) for at in body] != blocks_of(made):
        found.append("the order has changed")
    if not extra and not lost and references(declaration) != _counted(made):
        found.append(f"the references are {_counted(made)}, not {references(declaration)}")
    return found


def references(declaration: Declaration) -> list[str]:
    """How paragraphs with a number or a letter below one are cited, without their part."""
    found, above = [], ["", ""]
    for item in declaration.items:
        label = item.mark.strip("().")
        if item.kind in ("number", "nested"):
            above = [label, ""]
            found.append(label)
        elif item.kind == "plain":
            above = ["", ""]
        elif item.kind == "letter" and above[0]:
            above[1] = f"({label})" if item.depth == 1 else above[1]
            found.append(above[0] + above[1] + (f"({label})" if item.depth > 1 else ""))
    return found


def _counted(made: Draft) -> list[str]:
    refs = [each.ref.rpartition(", ")[2] for each in made.text.paragraphs]
    return [each for each in refs if not each.startswith("¶")]


def doubts_of(made: Draft) -> tuple[str, ...]:
    """What the report of an import lists under *look at*."""
    return ImportReport("", "", made, (), (), (), (), (), frozenset(), written=False).doubts()


def _changed_characters(declaration: Declaration, made: Draft) -> Iterator[str]:
    """Signs that came in or were lost, but for those that the import wants to be looked at."""
    # All marks stay as written, but for (1), which the text file writes 1).
    said = (
        each.text.removeprefix("(") if each.kind == "number" else each.text
        for each in declaration.items
    )
    before = Counter(ink("".join(said)))
    cuts = [cut for cut in made.cuts if cut.why in ("title", "date and place", "signature block")]
    unsure = [cut for cut in made.cuts if not cut.sure]
    after = Counter(ink(_MARKUP.sub("", _text_of(made))))
    after.update("".join(ink(cut.words) for cut in cuts))
    lost, gained = before - after, after - before
    lost -= Counter("".join(ink(cut.words).replace("\u2010", "-") for cut in unsure))
    gained -= Counter("".join(ink(cut.written) for cut in unsure))
    if lost or gained:
        yield f"characters lost: {dict(lost)}, gained: {dict(gained)}"


def _places(declaration: Declaration, issued: Issued) -> list[set[str]]:
    """The places of the file where each item is."""
    letters: list[tuple[str, str]] = []
    for line in issued.lines:
        letters += [(each, str(line.place)) for each in plain(f"{line.label}{line.text}")]
    said = "".join(letter for letter, _ in letters)
    found, start = [], 0
    for item in declaration.items:
        words = plain(item.words)
        at = said.find(words[:12], start)
        at = start if at < 0 else at
        found.append({place for _, place in letters[at : at + len(words)]})
        start = at + len(words)
    return found


def plain(text: str) -> str:
    """The ink of ``text`` with raised figures on the line."""
    return ink(_RAISED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text))
