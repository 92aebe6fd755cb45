"""Typst, imported in one place: source, fonts and files of the templates → PDF.

It sees files that are given to it and no others, and has no network. What of Typst and its package
is not promised, and so tested in ``tests/render/test_typst.py``: the messages by which it
names files that it does not find and the places of mistakes, and the form of its PDFs, on which
:mod:`docgen.render.typst_tags` and :mod:`docgen.fidelity.typst_fonts` rely.
"""

import os
import re
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

# Where memory ends, one line is enough; finding names for all of Typst's calls takes seconds.
os.environ["RUST_BACKTRACE"] = "0"
import typst

MAIN = "main"  # the name of the source
_STANDARDS = ["a-2a", "ua-1"]
_NOT_FOUND = re.compile(r"file not found \(searched at (.*)\)")
_PLACE = re.compile(r"┌─ (?P<file>.*?):(?P<line>\d+):(?P<column>\d+)")
_MOST_FILES = 100
_LONGEST = 300  # characters of a message
# Typst fetches packages by itself; through these it gets no connection. Port 9 discards (RFC 863).
_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
_NOWHERE = "http://127.0.0.1:9"

Find = Callable[[str], bytes | None]


class SourcePlace(NamedTuple):
    """Where in a file, by the name that Typst knows: line (from 1) and column (from 0)."""

    file: str
    line: int
    column: int


class TypstMistake(Exception):  # noqa: N818 - as users call it
    """What Typst finds wrong, an error or a warning; ``missing`` is a file that it did not find."""

    def __init__(
        self, message: str, hints: tuple[str, ...], place: SourcePlace | None, missing: str
    ):
        super().__init__(message)
        self.message, self.hints, self.place, self.missing = message, hints, place, missing


class TypstCompiler:
    """Keeps Typst and the fonts, for one document after another."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="docgen-typst-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._root = self._folder / "root"  # stays empty
        self._root.mkdir()
        self._compilers: dict[tuple[str, ...], Any] = {}
        self._inputs: dict[tuple[str, ...], Mapping[str, str]] = {}  # those that each has now

    def compile(
        self,
        source: str,
        inputs: Mapping[str, str],
        fonts: Mapping[str, bytes],
        day: date,
        find: Find,
    ) -> tuple[bytes, Mapping[str, bytes]]:
        """``source`` as a PDF of ``day``, and the files by name that it used, itself among them.

        ``inputs`` are for ``sys.inputs``; ``fonts`` are files by their digests; ``find`` gives a
        file of the templates. Raises :class:`TypstMistake`, and what ``find`` raises.
        """
        compiler = self._compiler(fonts)
        key = tuple(fonts)
        # Given inputs, even the same, Typst makes its library and all that depends on it anew.
        changed = {} if inputs == self._inputs[key] else {"sys_inputs": dict(inputs)}
        self._inputs[key] = inputs
        files = {MAIN: source.encode()}
        when = datetime(day.year, day.month, day.day, tzinfo=UTC)
        while True:
            try:
                with _no_network():
                    content, warnings = compiler.compile_with_warnings(
                        input=files,
                        **changed,
                        pdf_standards=_STANDARDS,
                        timestamp=when,
                    )
            except typst.TypstError as error:
                mistake = self._mistake(error)
                found = None
                if mistake.missing not in ("", *files) and len(files) < _MOST_FILES:
                    found = find(mistake.missing)
                if found is None:
                    raise mistake from error
                files[mistake.missing] = found
            else:
                if warnings:
                    raise self._mistake(warnings[0])
                return bytes(content), files

    def _compiler(self, fonts: Mapping[str, bytes]) -> Any:
        key = tuple(fonts)
        if key not in self._compilers:
            folder = self._folder / f"fonts-{len(self._compilers)}"
            folder.mkdir()
            for digest, content in fonts.items():
                (folder / f"{digest}.ttf").write_bytes(content)
            self._inputs[key] = {}
            self._compilers[key] = typst.Compiler(
                root=str(self._root),
                font_paths=typst.Fonts(
                    include_system_fonts=False,
                    include_embedded_fonts=False,
                    font_paths=[str(folder)],
                ),
                package_path=str(self._root),
                package_cache_path=str(self._root),
            )
        return self._compilers[key]

    def _mistake(self, error: Any) -> TypstMistake:
        """The mistake of an error or warning of Typst's."""
        missing = _NOT_FOUND.search(error.message)
        name = missing[1].removeprefix(f"{self._root}/") if missing else ""
        found = _PLACE.search(error.diagnostic)
        place = None
        if found:
            file = found["file"].rpartition(f"{self._root.name}/")[2]
            place = SourcePlace(file, int(found["line"]), int(found["column"]))
        return TypstMistake(_short(error.message), tuple(map(_short, error.hints)), place, name)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


@contextmanager
def _no_network() -> Iterator[None]:
    kept = {name: os.environ.get(name) for name in _PROXIES}
    os.environ.update(dict.fromkeys(_PROXIES, _NOWHERE))
    try:
        yield
    finally:
        for name, value in kept.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
