"""All language versions of a declaration → the first of them compared with each other one."""

from collections.abc import Collection, Iterator

from docgen.errors import DocgenError, UsageError, counted, nearest
from docgen.load import yaml
from docgen.load.own_vocabulary import Vocabularies
from docgen.model import Project
from docgen.parity.comparison import compare
from docgen.parity.finding import Comparison
from docgen.parity.report import lines, summary
from docgen.parity.version import read_version
from docgen.sources import Sources

_MOST = 10  # findings of one pair of versions that a check tells


def parity(sources: Sources, name: str, languages: Collection[str] = ()) -> tuple[Comparison, ...]:
    """The first language version of the declaration ``name`` with each other one.

    If ``languages`` are given, with these alone. A draft can be compared too, so of the declaration
    only its languages and texts are read. Raises :class:`UsageError` if there is no such
    declaration or version, :class:`docgen.errors.ContentError` for a file that is missing or not
    valid.
    """
    path = f"content/{name}/declaration.yaml"
    if sources.find(path) is None:
        folders = sources.names("content")
        known = [each for each in folders if sources.find(f"content/{each}/declaration.yaml")]
        raise UsageError(f"unknown declaration '{name}'", hint=nearest(name, known))
    first, *others = _languages(sources, path)
    for each in languages:
        if each not in others:
            message = f"'{name}' has no text in '{each}' to compare with that in '{first}'"
            raise UsageError(message, hint=nearest(each, others))
    if not others:
        hint = f"docgen import FILE --id {name} --language it adds another"
        raise UsageError(f"'{name}' has a text in one language only", hint=hint)
    vocabulary = Vocabularies(sources).of(name)
    original = read_version(sources, name, first)
    return tuple(
        compare(original, read_version(sources, name, each), name, vocabulary)
        for each in others
        if not languages or each in languages
    )


def _languages(sources: Sources, path: str) -> list[str]:
    listed = yaml.parse(sources.text(path), path).data.get("languages", ["en"])
    return list(map(str, listed)) if isinstance(listed, list) and listed else ["en"]


def remarks(sources: Sources, project: Project) -> Iterator[str]:
    """What a check of ``project`` says of its texts in several languages, ten each at most."""
    versions: dict[str, list[str]] = {}
    for each in project.declarations:
        versions.setdefault(each.head.id, []).append(each.head.language)
    for name, (first, *others) in versions.items():
        for other in others:
            one, two = (read_version(sources, name, language) for language in (first, other))
            told = list(lines(compare(one, two, name, project.vocabulary_of(name))))
            yield from told[:_MOST]
            if len(told) > _MOST:
                more = counted(len(told) - _MOST, "more difference")
                command = f"docgen parity {name} --language {other}"
                yield f"{two.path}: {more}: {command} lists all"


def after_import(sources: Sources, name: str, language: str) -> Iterator[str]:
    """How a text that was just imported compares with that in the first language, in a few lines.

    Nothing if it is the only one.
    """
    languages = _languages(sources, f"content/{name}/declaration.yaml")
    if language not in languages or len(languages) == 1:
        return
    try:
        found = parity(sources, name, () if language == languages[0] else (language,))
    except DocgenError as error:
        yield f"parity: not compared with the other texts: {error}"
        return
    for each in found:
        yield f"parity: {summary(each)}"
        if each.findings:
            yield f"        docgen parity {name} --language {each.second} lists them"
