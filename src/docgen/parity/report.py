"""All versions of a declaration → their comparisons; and a comparison → lines for a person."""

from collections.abc import Collection, Iterator

from docgen.errors import UsageError, nearest
from docgen.load import yaml
from docgen.load.own_vocabulary import Vocabularies
from docgen.parity.comparison import compare
from docgen.parity.finding import Comparison
from docgen.parity.messages import language_name
from docgen.parity.version import read_version
from docgen.sources import Sources


def parity(sources: Sources, name: str, languages: Collection[str] = ()) -> tuple[Comparison, ...]:
    """The first language version of the declaration ``name`` with each other one.

    If ``languages`` are given, with these alone. A draft can be compared too, so only the text
    files are read. Raises :class:`UsageError` if there is no such declaration or version,
    :class:`docgen.errors.ContentError` for a file that is missing or is not valid.
    """
    path = f"content/{name}/declaration.yaml"
    if sources.find(path) is None:
        known = [each for each in sources.names("content") if sources.names(f"content/{each}")]
        raise UsageError(f"there is no declaration '{name}'", hint=nearest(name, known))
    listed = yaml.parse(sources.text(path), path).data.get("languages", ["en"])
    first, *others = map(str, listed if isinstance(listed, list) else ["en"])
    for each in languages:
        if each not in others:
            message = f"'{name}' has no text in '{each}' to compare with that in '{first}'"
            raise UsageError(message, hint=nearest(each, others) or "docgen import adds one")
    if not others:
        raise UsageError(f"{path}: there is one language version only", hint=_ANOTHER)
    vocabulary = Vocabularies(sources).of(name)
    original = read_version(sources, name, first)
    return tuple(
        compare(original, read_version(sources, name, each), name, vocabulary)
        for each in others
        if not languages or each in languages
    )


_ANOTHER = "docgen import FILE --id ID --language it reads another"


def lines(comparison: Comparison) -> Iterator[str]:
    """The findings, one on a line with file and line in both versions, and how many."""
    for each in comparison.findings:
        yield f"{each.place}: {'look: ' if each.severity == 'look' else ''}{each.message}"
    yield summary(comparison)


def summary(comparison: Comparison) -> str:
    """How many paragraphs agree, in a line."""
    found = comparison.findings
    names = f"{language_name(comparison.first)} and {language_name(comparison.second)}"
    count = len(comparison.pairs)
    if not found:
        return f"{names}: {count} paragraphs, no difference found"
    sure = len(comparison.differences)
    differ = sum(bool(pair.findings) for pair in comparison.pairs)
    told = _list(
        _several(sure, "difference", "differences"),
        _several(len(found) - sure, "place to look at", "places to look at"),
    )
    return f"{names}: {count} paragraphs; {told}, in {_several(differ, 'paragraph', 'paragraphs')}"


def _several(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else ""


def _list(*told: str) -> str:
    return " and ".join(filter(None, told))
