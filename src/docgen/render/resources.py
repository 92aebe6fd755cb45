"""Where templates find files by name: the product's folder first, then ``templates/shared/``.

So a product replaces a single macro, stylesheet or picture by having a file with that name.
"""

from docgen.sources import Sources

SHARED = "templates/shared"
LONGEST_NAME = 500  # no file below the templates has one as long


class Resources:
    """The files that the templates of one product can use."""

    def __init__(self, sources: Sources, product: str) -> None:
        self.sources = sources
        self.folder = f"templates/{product}"

    def find(self, name: str) -> tuple[str, bytes] | None:
        """Path and bytes of the first file called ``name``, or ``None``."""
        if self.is_outside(name):
            return None
        for path in self.places(name):
            content = self.sources.find(path)
            if content is not None:
                return path, content
        return None

    def is_outside(self, name: str) -> bool:
        """Whether ``name`` leads out of the two folders, or cannot be the name of a file."""
        return len(name) > LONGEST_NAME or "\0" in name or ".." in name.split("/")

    def places(self, name: str) -> tuple[str, str]:
        """The paths at which ``name`` is looked for, in order."""
        return f"{self.folder}/{name}", f"{SHARED}/{name}"
