"""Words to translate, each with its place and line, and the files that hold them."""

from typing import NamedTuple

from docgen.load.paragraph_names import paragraph_named
from docgen.load.settings import SETTINGS
from docgen.load.translated_files import translated


class Text(NamedTuple):
    """Words to translate, at ``line`` of the file at ``path``.

    ``keys`` lead to the translation in the file beside it; a note, which is a whole file, has none.
    ``declaration`` is empty for what all share; ``wanted`` is false if nothing is missing without a
    translation. ``remarks`` tell a translator what the words are.
    """

    place: str
    declaration: str
    path: str
    line: int
    words: str
    keys: tuple[str, ...]
    wanted: bool
    remarks: tuple[str, ...]


class ContentFile(NamedTuple):
    """A file with words in ``language`` to translate; ``prefix`` begins the place of each.

    ``paragraphs`` are the adopted words by reference, if the first keys of the file are references.
    """

    path: str
    prefix: str
    declaration: str
    language: str
    paragraphs: dict[str, str] = {}  # noqa: RUF012 - of a tuple, which nobody can change

    @property
    def is_note(self) -> bool:
        """Whether the whole file is one text."""
        return self.path.endswith(".md")

    @property
    def is_settings(self) -> bool:
        """Whether the words are in ``docgen.toml``."""
        return self.path == SETTINGS

    def beside(self, language: str) -> str:
        """The path of the file with the translations into ``language``."""
        return self.path if self.is_settings else translated(self.path, language)

    def place(self, keys: tuple[str, ...]) -> str:
        """The place of the words at ``keys``: ``sectors/energy/name``."""
        return "/".join(filter(None, (self.prefix, *keys)))

    def named(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """``keys`` with the reference that the text has for their paragraph."""
        if not self.paragraphs or not keys:
            return keys
        return (paragraph_named(keys[0], self.paragraphs) or keys[0], *keys[1:])
