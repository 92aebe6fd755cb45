"""``rules.yaml`` and the project's own cues → the cues of a language."""

import re
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from docgen.cues.joining import joined
from docgen.cues.rules import Rules
from docgen.errors import nearest
from docgen.load import yaml
from docgen.load.decode import Located, Problems, decode
from docgen.load.own_vocabulary import Vocabularies
from docgen.load.vocabulary import check_language
from docgen.model import Vocabulary
from docgen.sources import Sources

OWN = "content/import-rules.yaml"
_SHIPPED = "rules.yaml"


def load_rules(
    sources: Sources,
    language: str,
    declaration: str = "",
    vocabularies: Vocabularies | None = None,
) -> Rules:
    """The cues for ``language``: those of the declaration, if it is given and has some, then the
    project's, then those shipped.

    ``vocabularies`` are those of ``sources``, which takes a while to read, if they are at hand.
    Raises :class:`ContentError` for a mistake in the project's or the declaration's.
    """
    rules, found = _shipped(language), vocabularies or Vocabularies(sources)
    own = [(OWN, found.project)]
    if declaration:
        own.append((own_rules(declaration), found.of(declaration)))
    for path, vocabulary in own:
        if sources.find(path) is not None:
            file = yaml.parse(sources.text(path), path)
            for each in file.entries():
                _check_tag(file, each)
            rules = joined(_checked(file, language, vocabulary), rules)
    return rules


def own_rules(declaration: str) -> str:
    """The file with the cues of one declaration."""
    return f"content/{declaration}/{PurePosixPath(OWN).name}"


def check_rules(sources: Sources, path: str, vocabulary: Vocabulary) -> None:
    """Read the cues of every language in the file ``path``, if there is one.

    Raises :class:`ContentError` with every mistake.
    """
    if sources.find(path) is None:
        return
    file, problems = yaml.parse(sources.text(path), path), Problems()
    for language in file.entries():
        with problems.collected():
            _check_tag(file, language)
            _checked(file, language, vocabulary)
    problems.settle()


def _check_tag(file: Located, tag: str) -> None:
    """Raise :class:`ContentError` if ``tag``, a key of ``file``, is not a language."""
    if tag in Rules.__struct_fields__:
        hint = "write its language above it, such as 'en:', and indent it"
        raise file.error(f"'{tag}' belongs to a language", tag, hint=hint)
    check_language(file, tag, tag)


@cache
def _shipped(language: str) -> Rules:
    """The cues that ship for ``language``; the file has those of all, and is long."""
    text = files("docgen.cues").joinpath(_SHIPPED).read_text("utf-8")
    own = re.search(rf"(?ms)^{re.escape(language)}:\n.*?(?=^\S|\Z)", text)
    return _of_language(yaml.parse(own[0], _SHIPPED), language) if own else Rules()


def _of_language(file: Located, language: str) -> Rules:
    return decode(file, Rules, language) if language in file.entries() else Rules()


def _checked(file: Located, language: str, vocabulary: Vocabulary) -> Rules:
    rules = _of_language(file, language)
    _check(file, rules, language, vocabulary)
    return rules


def _check(file: Located, rules: Rules, language: str, vocabulary: Vocabulary) -> None:
    sectors = vocabulary.sectors | vocabulary.unused
    for table, known in (
        ("sectors", sectors),
        ("no_sectors", sectors),
        ("hints", sectors),
        ("groups", vocabulary.groups),
    ):
        for name in getattr(rules, table):
            if name not in known:
                raise file.error(
                    f"unknown {'group' if table == 'groups' else 'sector'} '{name}'",
                    language,
                    table,
                    name,
                    hint=nearest(name, known),
                )
