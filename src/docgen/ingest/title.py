"""Which block of the beginning is the title, and how it is spelt."""

from collections.abc import Sequence

from msgspec.structs import replace

from docgen.cues.names import Names
from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.ingest.block import Block
from docgen.ingest.captions import shouted
from docgen.ingest.parties import COLUMNS
from docgen.ingest.recased import recased
from docgen.language.letters import in_capitals
from docgen.readers.issued import Line

InFile = tuple[int, ...]  # where a line begins
_SHORTEST = 5  # letters of a line that may be a title by its look


def place_of(line: Line) -> InFile:
    """A line of the source and its first column; lines of a Markdown paragraph share the first."""
    return line.index, *line.at[:1]


def is_shown(block: Block) -> bool:
    """Whether a block is set like a heading."""
    return block.lines[0].bold or block.lines[0].role == "heading" or shouted(block.words)


def find_title(front: list[Block], dated: set[InFile], rules: Rules) -> Block | None:
    titles, no_titles = pattern(rules.titles), pattern(rules.no_titles)
    adopted = pattern(cue for cue in rules.occasions if cue.startswith("adopted"))

    def rank(item: tuple[int, Block]) -> tuple[int, int]:
        position, block = item
        shown = is_shown(block) or block.kind == "heading"
        largest = block.lines[-1].size == max(line.size for each in front for line in each.lines)
        long = len(block.words.split()) > 3
        named = bool(titles.search(block.words)) and not adopted.search(block.words)
        return (2 * shown + named + 2 * long + largest, position)

    candidates = [
        (position, block)
        for position, block in enumerate(front)
        if any(
            place_of(line) not in dated and (len(line.text) > _SHORTEST or titles.search(line.text))
            for line in block.lines
        )
        and not block.words.startswith(("[", "("))
        and not no_titles.fullmatch(block.words.strip(" .:*"))
        and not adopted.match(block.words)
        and not (COLUMNS.search(block.lines[0].text.strip()) and not titles.search(block.words))
    ]
    return max(candidates, key=rank)[1] if candidates else None


def title_of(
    block: Block | None,
    dated: set[InFile],
    body: Sequence[Block],
    kinds: set[str],
    names: Names,
    language: str,
    unsure: list[str],
) -> str | None:
    if block is None:
        return None
    kept = replace(block, lines=tuple(each for each in block.lines if place_of(each) not in dated))
    title = kept.words
    if in_capitals(title):
        title = recased(title, [each.words for each in body], kinds, names, language)
        unsure.append(
            f"title: {block.lines[0].place}: in capitals in the text; see its letter case"
        )
    return title


def title_words(rules: Rules) -> set[str]:
    """The words that ``rules`` list for titles."""
    return {word.casefold().rstrip("*") for cue in rules.titles for word in cue.split()}
