"""The fonts of a Typst page: by family, as the template gives them, with their own names."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from io import BytesIO

from fontTools.ttLib import TTFont

from docgen.errors import nearest
from docgen.render.assets import check_asset, kind_of
from docgen.render.resources import Resources

_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16  # names in a font (OpenType, "name" table)


class Typefaces:
    """The faces that the templates of one document use.

    ``families`` has the files of each family, by the name that the template gives it; ``files`` all
    of them, by their digests.
    """

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self.families: dict[str, set[bytes]] = {}

    @property
    def files(self) -> dict[str, bytes]:
        """The font files by their SHA-256."""
        files = {each for family in self.families.values() for each in family}
        return dict(sorted((_digest(each), each) for each in files))

    def name_of(self, faces: Iterable[Sequence[object]], family: str) -> str:
        """The name in the font files of ``family``, as Typst knows them.

        ``faces`` are those of the theme: family, weight, file. Raises :class:`ValueError` if the
        family has no file, or its files have several names.
        """
        known = [(str(name), str(file)) for name, _, file in faces]
        files = [self._load(file) for name, file in known if name == family]
        if not files:
            hint = nearest(family, (name for name, _ in known))
            raise ValueError(f"no face of the family '{family}'" + (f"; {hint}" if hint else ""))
        names = {family_name(each) for each in files}
        if len(names) > 1:
            raise ValueError(
                f"the family '{family}' has fonts of two: {' and '.join(sorted(names))}"
            )
        self.families.setdefault(family, set()).update(files)
        return names.pop()

    def _load(self, file: str) -> bytes:
        found = self._resources.find(file)
        if found is None:
            raise ValueError(f"no such font '{file}'")
        check_asset(found[1], kind_of(file), file)
        return found[1]


@lru_cache(maxsize=64)
def family_name(file: bytes) -> str:
    """The name of the family that a font file belongs to."""
    return _name(file, _TYPOGRAPHIC_FAMILY) or _name(file, _FAMILY)


def _name(file: bytes, number: int) -> str:
    with TTFont(BytesIO(file), lazy=True) as font:
        return str(font["name"].getDebugName(number) or "")


@lru_cache(maxsize=64)
def _digest(file: bytes) -> str:
    return sha256(file).hexdigest()
