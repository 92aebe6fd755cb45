"""What ``docgen check`` finds in the letters of the content: deceptive ones, and missing ones."""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale
from msgspec import json

from docgen.characters import doubtful, name_of, not_shown
from docgen.errors import ContentError
from docgen.fidelity.glyphs import characters, is_shipped
from docgen.language.tags import is_in_other_letters, language_name, locale_of
from docgen.load.translated_files import language_in
from docgen.model import Project
from docgen.shipped import templates_from_docgen
from docgen.sources import Sources

FONTS = (".ttf", ".otf", ".woff", ".woff2")
_ALPHABETS = {"LATIN": "a", "CYRILLIC": "а"}  # by the names of their letters, with the first
_FOLDER = "templates/shared/fonts"
_SHOWN = 3  # letters that a warning names
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
    """A warning for each language of documents in a script that CLDR has no dates and names in."""
    for tag in project.document_languages:
        if is_in_other_letters(tag):
            usual, english = locale_of(tag), Locale("en")
            yield (
                f"docgen.toml: CLDR has no {language_name(tag, english)}: in documents in '{tag}',"
                f" dates, lists and names of states are as in {usual.get_display_name(english)}, in"
                f" its script, except for the short names in content/parties.{tag}.yaml"
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
    """The characters of the content that none of ``fonts`` has: an error for each first place."""
    shown = {letter for path in fonts for letter in characters(sources.read(path))}
    if not shown:
        return
    lacking: dict[tuple[str, int] | tuple[()], list[str]] = {}
    for each in sorted(not_shown(_content(project), shown)):
        lacking.setdefault(_first_place(each, project, sources), []).append(each)
    for place, letters in sorted(lacking.items()):
        named = ", ".join(f"“{each}”, {name_of(each)}" for each in letters[:_SHOWN])
        more = f", and {len(letters) - _SHOWN} more" if letters[_SHOWN:] else ""
        yield ContentError(f"no font of the templates has {named}{more}", *place)


def font_files(root: Path, sources: Sources) -> Iterator[str]:
    """The fonts that templates of the project in ``root`` may take, if no sample has told."""
    own = (f"{_FOLDER}/{name}" for name in sources.names(_FOLDER))
    found = {*own, *templates_from_docgen(root)}
    return (path for path in sorted(found) if path.startswith(_FOLDER) and path.endswith(FONTS))


def lent_letters(project: Project, sources: Sources, fonts: Iterable[str]) -> Iterator[str]:
    """A warning for each font that lacks letters of the content, though it has their alphabet.

    Another face draws them, which readers take for a slip, or for somebody else's words.
    """
    letters = {each: name for each in _content(project) if (name := _alphabet(each))}
    drawn = {path: characters(sources.read(path)) for path in fonts}
    for path, own in drawn.items():
        known = {name for name, first in _ALPHABETS.items() if ord(first) in own}
        lacking = sorted(
            each
            for each, name in letters.items()
            if name in known
            and ord(each) not in own
            and any(ord(each) in other for other in drawn.values())
        )
        if lacking:
            named = ", ".join(f"“{each}” {name_of(each)}" for each in lacking[:_SHOWN])
            more = f" and {len(lacking) - _SHOWN} more" if lacking[_SHOWN:] else ""
            place, line = _first_place(lacking[0], project, sources) or ("content", 0)
            yield (
                f"{path}: lacks {named}{more}, as in {place}:{line}: another font draws them among"
                " its letters"
            )


def _content(project: Project) -> str:
    said = (project.declarations, project.vocabulary, project.vocabularies, project.translations)
    return json.encode(said).decode()


def _alphabet(letter: str) -> str:
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if letter.isalpha() and name in _ALPHABETS else ""


def _first_place(character: str, project: Project, sources: Sources) -> tuple[str, int] | tuple[()]:
    for path, _ in _files(project, sources):
        before, found, _ = sources.text(path).partition(character)
        if found:
            return path, before.count("\n") + 1
    return ()
