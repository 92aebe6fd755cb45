"""What is installed: pinned by digest, past the versions with known holes, under known licences."""

import re
from importlib.metadata import distributions

import pytest
from packaging.version import Version

from conftest import REPOSITORY

# The first versions without the security faults that were published; raise one with each advisory.
MENDED = {
    "jinja2": "3.1.6",  # ways out of the sandbox by format and attr
    "lxml": "5.0",  # before, it read the machine's files for an entity unless told not to
    "pillow": "11.3",  # a buffer overrun on writing
    "fonttools": "4.60.2",  # files written outside the folder by a designspace
    "weasyprint": "70",  # fetches past the fetcher
    "starlette": "1.1",
    "urllib3": "2.6",  # compressed answers without bound
}
LICENCES = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|HPND|Unlicense|LGPL|EPL|"
    r"Lesser General Public|Zlib|0BSD|CC0|OFL",
    re.IGNORECASE,
)


def locked() -> dict[str, str]:
    text = (REPOSITORY / "requirements.lock").read_text("utf-8")
    return {
        name.lower(): version
        for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)
    }


def test_every_package_is_pinned_by_digest() -> None:
    text = (REPOSITORY / "requirements.lock").read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 20
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize(("name", "version"), MENDED.items())
def test_no_version_with_a_known_hole(name: str, version: str) -> None:
    if name in locked():
        assert Version(locked()[name]) >= Version(version)


def test_the_libraries_that_read_what_is_foreign_are_among_them() -> None:
    assert {"jinja2", "lxml", "pillow", "fonttools", "weasyprint"} <= set(locked())


def test_licences_are_known_and_allow_use() -> None:
    said = {}
    for each in distributions():
        about = each.metadata
        words = [*(about.get_all("License-Expression") or []), *(about.get_all("License") or [])]
        words += [word for word in about.get_all("Classifier") or [] if word.startswith("License")]
        said[about["Name"]] = " ".join(words)[:500]
    assert [name for name, words in said.items() if not LICENCES.search(words)] == []
