"""The files that hold a translation: ``sectors.it.yaml``, ``notes/kz.it.md``."""

import re

from docgen.errors import ContentError
from docgen.language.tags import is_language
from docgen.model import Project
from docgen.sources import Sources
from docgen.translator import language_of_head, versions_of

_NAME = re.compile(r"([a-z0-9-]+)\.([^.]+)\.(yaml|md)")
_COMMON = ("parties.yaml", "sectors.yaml")
_OF_A_DECLARATION = ("annotations.yaml", "declaration.yaml", "groups.yaml", "sectors.yaml")


def language_in(name: str) -> tuple[str, str]:
    """``kz.it.md`` → ``kz.md`` and ``it``; the name itself and nothing if it has no language."""
    match = _NAME.fullmatch(name)
    return (f"{match[1]}.{match[3]}", match[2]) if match else (name, "")


def translated(path: str, language: str) -> str:
    """``content/sectors.yaml`` → ``content/sectors.it.yaml``."""
    stem, _, ending = path.rpartition(".")
    return f"{stem}.{language}.{ending}"


def check_language_in(path: str, language: str) -> None:
    """Raise :class:`ContentError` if the ``language`` in the name of a file is none."""
    if not is_language(language):
        hint = (
            "name it as in sectors.it.yaml or kz.pt-BR.md, or leave out the part between the dots"
        )
        raise ContentError(f"'{language}' is not a language code", path, hint=hint)


def translated_languages(sources: Sources, project: Project) -> tuple[str, ...]:
    """The languages in which the project has any file of a translation, sorted.

    Raises :class:`ContentError` for a file whose language is unknown, or is the desk's own.
    """
    found: set[str] = set()
    for versions in versions_of(project.declarations):
        folder = f"content/{versions[0].head.id}"
        heads = language_of_head(project, versions)
        found |= _languages(sources, folder, _OF_A_DECLARATION, project, heads)
        found |= _languages(sources, f"{folder}/notes", (), project)
    return tuple(sorted(found | _languages(sources, "content", _COMMON, project)))


def _languages(
    sources: Sources, folder: str, wanted: tuple[str, ...], project: Project, head: str = ""
) -> set[str]:
    """The languages in the names of files in ``folder``; ``wanted`` is empty for all of them.

    ``head`` is the language of ``declaration.yaml``.
    """
    found: set[str] = set()
    for name in sources.names(folder):
        original, language = language_in(name)
        if not language or (wanted and original not in wanted):
            continue
        path = f"{folder}/{name}"
        check_language_in(path, language)
        own = head if original == "declaration.yaml" else project.desk_language
        if language == own:
            hint = f"write it in {original}"
            if original != "declaration.yaml":
                hint += ", or set 'written_in' in [build] of docgen.toml to the desk's language"
            raise ContentError(f"'{own}' is the language of {original}", path, hint=hint)
        found.add(language)
    return found
