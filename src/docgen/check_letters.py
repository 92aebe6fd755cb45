"""What ``docgen check`` finds in the letters of the content: deceptive ones, and missing ones."""

from collections.abc import Iterable, Iterator

from babel import Locale
from msgspec import json

from docgen.characters import doubtful, name_of, not_shown
from docgen.errors import ContentError
from docgen.fidelity.glyphs import characters, is_shipped
from docgen.language.tags import is_in_other_letters, language_name, locale_of
from docgen.load.translated_files import language_in
from docgen.model import Project
from docgen.sources import Sources

FONTS = (".ttf", ".otf", ".woff", ".woff2")
_OF_A_DECLARATION = ("declaration.yaml", "annotations.yaml", "sectors.yaml", "groups.yaml")


def _files(project: Project, sources: Sources) -> Iterator[tuple[str, str]]:
    """The files of the content, each with the language of its words."""
    for declaration in project.declarations:
        folder = f"content/{declaration.head.id}"
        language = declaration.head.language
        yield f"{folder}/text.{language}.md", language
        yield from _of_the_desk(project, sources, folder, _OF_A_DECLARATION)
        yield from _of_the_desk(project, sources, f"{folder}/notes")
    yield from _of_the_desk(project, sources, "content", ("parties.yaml", "sectors.yaml"))


def _of_the_desk(
    project: Project, sources: Sources, folder: str, wanted: Iterable[str] = ()
) -> Iterator[tuple[str, str]]:
    """The files in ``folder`` of the names ``wanted``, or of all, with their translations."""
    for name in sources.names(folder):
        original, language = language_in(name)
        if not wanted or original in wanted:
            yield f"{folder}/{name}", language or project.desk_language


def without_locale(project: Project) -> Iterator[str]:
    """Languages of documents in letters for which CLDR has no dates and names."""
    every = [project.languages_of(each.head.id) for each in project.declarations]
    for tag in dict.fromkeys(tag for languages in every for tag in languages):
        if is_in_other_letters(tag):
            usual, english = locale_of(tag), Locale("en")
            yield (
                f"docgen.toml: CLDR has no {language_name(tag, english)}: in documents in '{tag}',"
                f" dates, lists and names of states are as in {usual.get_display_name(english)}, in"
                f" its letters, but for the short names in content/parties.{tag}.yaml"
            )


def doubts(project: Project, sources: Sources) -> list[str]:
    """Deceptive characters in the content."""
    found: dict[str, None] = {}
    for path, language in _files(project, sources):
        latin = locale_of(language).default_numbering_system == "latn"
        for line, doubt in doubtful(sources.text(path), latin_digits=latin):
            found[f"{path}:{line}: {doubt}"] = None
    return list(found)


def foreign_fonts(sources: Sources, fonts: Iterable[str]) -> list[str]:
    """The ``fonts`` that docgen does not ship; builds compare their letters with known forms."""
    return [
        f"{path}: not one of docgen's own fonts: only its Latin letters and figures are compared"
        " with what they should look like"
        for path in fonts
        if not is_shipped(sources.read(path))
    ]


def not_drawn(project: Project, sources: Sources, fonts: Iterable[str]) -> Iterator[ContentError]:
    """An error for each character of the content that none of ``fonts`` has, at its first place."""
    shown = {letter for path in fonts for letter in characters(sources.read(path))}
    if not shown:
        return
    said = (project.declarations, project.vocabulary, project.vocabularies, project.translations)
    content = json.encode(said).decode()
    for each in sorted(not_shown(content, shown)):
        where = _first_place(each, project, sources)
        yield ContentError(f"no font of the templates has “{each}”, {name_of(each)}", *where)


def _first_place(character: str, project: Project, sources: Sources) -> tuple[str, int] | tuple[()]:
    for path, _ in _files(project, sources):
        before, found, _ = sources.text(path).partition(character)
        if found:
            return path, before.count("\n") + 1
    return ()
