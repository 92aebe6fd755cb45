"""What is installed: pinned by digest, past the versions with known holes, under known licences.

It stands in for a look at the public list of advisories, which not every network allows; with one,
``pip-audit -r requirements.lock`` tells more.
"""

import re
from collections import defaultdict
from importlib.metadata import Distribution, distributions

import pytest
from packaging.version import Version

from conftest import REPOSITORY

# The first versions without the security faults that were published; raise one with each advisory.
MENDED = {
    "brotli": "1.2",  # a small stream unpacked without bound
    "cryptography": "44.0.1",  # an OpenSSL that mistook who it talked to
    "distributed": "2026.1",  # commands by way of the dashboard's proxy
    "fonttools": "4.60.2",  # files written outside the folder by a designspace
    "idna": "3.7",  # minutes for a long name
    "jinja2": "3.1.6",  # ways out of the sandbox by format and attr
    "lxml": "5.0",  # before, it read the machine's files for an entity unless told not to
    "pillow": "11.3",  # a buffer overrun on writing
    "pyyaml": "5.4",  # objects made by a file
    "starlette": "1.1",
    "tornado": "6.5",  # a log without end for a malformed form
    "urllib3": "2.6",  # compressed answers without bound
    "weasyprint": "70",  # fetches past the fetcher
    "zipp": "3.19.1",  # a loop without end
}
LIST = REPOSITORY / "docs/licences.md"
_ROW = r"^\| ([a-z0-9-]+) \| (.+) \|\n"
READERS = {"brotli", "fonttools", "jinja2", "lxml", "pillow", "pypdfium2", "weasyprint"}
LICENCES = re.compile(
    r"\b(MIT|BSD|Apache|PSFL?|MPL|Mozilla|LGPL|Lesser General Public|EPL|Zlib|0BSD)\b",
    re.IGNORECASE,
)


def canonical(name: str) -> str:
    """A package's name as the index spells it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> dict[str, set[str]]:
    """The versions of each package; which it is can depend on the version of Python."""
    text = (REPOSITORY / "requirements.lock").read_text("utf-8")
    found = defaultdict(set)
    for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE):
        found[canonical(name)].add(version)
    return found


def licence_of(package: Distribution) -> str:
    """What a package says of itself, in a line."""
    about = package.metadata
    named = about.get_all("License-Expression") or about.get_all("License")
    said = named[0] if named else ""
    if said and len(said) < 80 and "\n" not in said:
        return said
    kinds = [each for each in about.get_all("Classifier") or [] if each.startswith("License")]
    return ", ".join(each.rpartition(" :: ")[2] for each in kinds)


def listed() -> dict[str, str]:
    return dict(re.findall(_ROW, LIST.read_text("utf-8"), re.MULTILINE))


def test_every_package_is_pinned_by_digest() -> None:
    text = (REPOSITORY / "requirements.lock").read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) > 20
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize(("name", "version"), MENDED.items())
def test_no_version_with_a_known_hole(name: str, version: str) -> None:
    assert [each for each in locked()[name] if Version(each) < Version(version)] == []


def test_the_libraries_that_read_what_is_foreign_are_locked() -> None:
    assert set(locked()) >= READERS


def test_what_is_installed_is_what_is_locked() -> None:
    installed = {canonical(each.metadata["Name"]): each.version for each in distributions()}
    here = set(locked()) & set(installed)
    assert len(here) > 40
    assert {name for name in here if installed[name] not in locked()[name]} == set()


def test_licences_are_listed_and_allow_use(pytestconfig: pytest.Config) -> None:
    """``--update-golden`` writes the list; of what is not installed here a person has to."""
    said = {canonical(each.metadata["Name"]): licence_of(each) for each in distributions()}
    wanted = {name: said.get(name) or listed().get(name, "") for name in sorted(locked())}
    if pytestconfig.getoption("update_golden"):
        rows = "".join(f"| {name} | {licence} |\n" for name, licence in wanted.items())
        opening = re.sub(_ROW, "", LIST.read_text("utf-8"), flags=re.MULTILINE)
        LIST.write_text(opening + rows, "utf-8")
    assert listed() == wanted
    assert {name for name, licence in listed().items() if not LICENCES.search(licence)} == set()
