"""The documentation site: pages of ``docs/`` and of the reference, set by Zensical.

What is read and written is below ``build/``: a copy of the pages in ``build/docs``, the site in
``build/site``. Reading it needs no other host: fonts are those of the templates.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

# Pages that are kept at the top of the repository.
_ELSEWHERE = {"../SECURITY.md": "security.md", "../CHANGELOG.md": "changelog.md"}
_LINK = re.compile(r"\[([^\]\[]+)\]\((\.\./[^)#]+)(#[^)]*)?\)")
_TO_DOCS = re.compile(r"\]\(docs/")


class SiteError(Exception):
    """The site cannot be made; says which link leads nowhere."""


def make_site(repository: Path, reference: Mapping[str, str], build: Path) -> Path:
    """Make the site below ``build`` and return its folder.

    ``reference`` has pages made from the code, by path. Raises :class:`SiteError`.
    """
    gather(repository, reference, build / "docs")
    shutil.copyfile(repository / "zensical.toml", build / "zensical.toml")
    zensical = str(Path(sys.executable).with_name("zensical"))
    command = [zensical, "build", "--strict", "--clean"]
    done = subprocess.run(command, cwd=build, capture_output=True, text=True, check=False)
    if done.returncode:
        told = re.sub(r"\x1b\[[\d;]*m|^Traceback.*\Z", "", done.stderr, flags=re.M | re.S)
        raise SiteError(told.strip())
    return build / "site"


def gather(repository: Path, reference: Mapping[str, str], pages: Path) -> None:
    """Write every page of the site into the folder ``pages``, with pictures and fonts."""
    if pages.exists():
        shutil.rmtree(pages)
    shutil.copytree(repository / "docs", pages)
    fonts = repository / "templates/shared/fonts"
    shutil.copytree(fonts, pages / "fonts")
    for path, text in reference.items():
        (pages / path).parent.mkdir(exist_ok=True)
        (pages / path).write_text(text, "utf-8")
    for source, name in _ELSEWHERE.items():
        text = (repository / "docs" / source).read_text("utf-8")
        (pages / name).write_text(_TO_DOCS.sub("](", text), "utf-8")
    for page in pages.glob("*.md"):
        page.write_text(_within(page.read_text("utf-8")), "utf-8")


def _within(text: str) -> str:
    """``text`` with links to files outside ``docs/`` led to the site, or left as words."""

    def led(found: re.Match[str]) -> str:
        words, target, part = found[1], found[2], found[3] or ""
        if target in _ELSEWHERE:
            return f"[{words}]({_ELSEWHERE[target]}{part})"
        return words

    return _LINK.sub(led, text)
