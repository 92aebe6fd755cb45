"""``python -m hostile.guided TARGET [libFuzzer's options]``: what is read, fed by where it leads.

atheris sees which branches of docgen an input takes, and goes on from those that lead further.
"""

import sys
from collections.abc import Callable
from contextlib import suppress

import atheris

with atheris.instrument_imports(include=["docgen"]):
    from docgen.errors import DocgenError
    from docgen.load import text, toml, yaml
    from docgen.readers.read import read
    from foreign import FILES

from hostile.packed import packed, unpacked

PARTS = unpacked(FILES["a.docx"]())
TARGETS: dict[str, Callable[[bytes], object]] = {
    "yaml": lambda content: yaml.parse(_words(content), "f"),
    "toml": lambda content: toml.parse(_words(content), "f"),
    "text": lambda content: text.parse(_words(content), "f"),
    "txt": lambda content: read(content, "f.txt"),
    "html": lambda content: read(content, "f.html"),
    "docx": lambda content: read(_word(content), "f.docx"),
    "pdf": lambda content: read(content, "f.pdf"),
}


def _word(content: bytes) -> bytes:
    """A Word file of which ``content`` is the text; damage to the package would hide it."""
    return packed({**PARTS, "word/document.xml": content})


def _words(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def main() -> None:
    """Run until an input brings anything but a clear error, or as long as the options say."""
    target = TARGETS[sys.argv[1]]

    def once(content: bytes) -> None:
        with suppress(DocgenError):
            target(content)

    atheris.Setup([sys.argv[0], *sys.argv[2:]], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
