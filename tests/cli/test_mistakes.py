"""Every command, run with a mistake in it: what a new user is told, and that nothing is written.

A message gives the place of the mistake, what was expected, and the nearest valid word or what to
do about it. One project serves all rows, since none of them may change it.
"""

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import REPOSITORY, TESTS, RunDocgen

SCHEDULE = '\n[[schedule]]\nname = "nightly"\ncron = "0 6 * * 1-5"\nzone = "Europe/Rome"\n'

USAGE, CONTENT, FIDELITY = 2, 3, 5

# command line, exit code, message
COMMANDS = [
    ("biuld", USAGE, "No such command 'biuld'. Did you mean 'build'?"),
    ("schedul list", USAGE, "(Did you mean one of: 'schedule', 'schema'?)"),
    ("schedule lst", USAGE, "No such command 'lst'. Did you mean 'list'?"),
    ("desk --port 80", USAGE, "Invalid value for '--port': 80 is not in the range 1024<=x<=65535."),
    # build
    (
        "build --secter fish",
        USAGE,
        "No such option '--secter'. (Did you mean one of: '--executor', '--sector'?)",
    ),
    ("build --declaration dmo", USAGE, "unknown declaration 'dmo' (did you mean 'demo'?)"),
    ("build --product notes", USAGE, "unknown product 'notes' (did you mean 'note'?)"),
    ("build --country kazakhstn", USAGE, "unknown country 'KAZAKHSTN' (did you mean 'KZ'?)"),
    ("build --sector enrgy", USAGE, "unknown sector 'enrgy' (did you mean 'energy'?)"),
    (
        "build --language de",
        USAGE,
        "no labels in the language 'de' (languages with labels: ar, en, ",
    ),
    ("build --language eng", USAGE, "'eng' is not a language code (did you mean 'en'?)"),
    ("build --format word", USAGE, "unknown format 'word' (known: docx, pdf)"),
    ("build fish", USAGE, "Got unexpected extra argument (fish)"),
    ("build --quiet --explain", USAGE, "--quiet and --explain exclude each other"),
    ("build --output-dir docgen.toml", USAGE, "Directory 'docgen.toml' is a file."),
    (
        "build --output-dir content/demo",
        USAGE,
        "content/demo: documents cannot be written into content/"
        " (give another folder with --output-dir)",
    ),
    ("build --project nowhere", USAGE, "Directory 'nowhere' does not exist."),
    (
        "build --project content",
        CONTENT,
        "docgen.toml: no project found here (it is in ",
    ),
    (
        "build -j many",
        USAGE,
        "'many' is not a number of processes; write a whole number such as 4, or 'auto'",
    ),
    (
        "build --timeout 2min",
        USAGE,
        "'2min' is not a number of seconds; write one such as 120, at most 86400 (a day)",
    ),
    (
        "build --memory 2GB",
        USAGE,
        "'2GB' is not an amount of memory in MiB;"
        " write a whole number from 512 to 1048576, such as 2048",
    ),
    ("build --shard 3/2", USAGE, "'3/2' is not a share; write I/N, such as 2/4 for the second"),
    ("build --as-of 27.11.2026", USAGE, "'27.11.2026' is not a day; write YYYY-MM-DD, such as"),
    (
        "build --executor dusk",
        USAGE,
        "'dusk' is not an executor; write local, dask, dask://HOST:PORT or tls://HOST:PORT",
    ),
    # the other commands
    ("check --memory 12", USAGE, "'12' is not an amount of memory in MiB; write a whole number"),
    ("list --sector fsh", USAGE, "unknown sector 'fsh' (did you mean 'fish'?)"),
    ("explain", USAGE, "Missing argument 'PATH'."),
    (
        "explain demo/en/demo-note-kazakstan.pdf",
        USAGE,
        "no document has the path 'demo/en/demo-note-kazakstan.pdf'"
        " (did you mean 'demo/en/demo-note-kazakhstan.pdf'?)",
    ),
    ("explain docgen.toml", USAGE, "the path 'docgen.toml' ('docgen list' shows the paths)"),
    ("verify --output-dir biuld", FIDELITY, "biuld: no manifest found (build first)"),
    ("clean --output-dir biuld", 0, "nothing to remove: no documents of docgen's in biuld"),
    (
        "history --last all",
        USAGE,
        "'all' is not a number of builds; write a whole number such as 20",
    ),
    ("history --output-dir biuld", 0, "no builds recorded in biuld"),
    ("doctor --fix", USAGE, "No such option '--fix'."),
    ("coverage --csv --json", USAGE, "--csv and --json exclude each other (leave one of them out)"),
    ("coverage --country XX", USAGE, "unknown country 'XX' (known: IS, KZ, NO)"),
    ("cite ' '", USAGE, 'no words to look for (docgen cite "renewable energy")'),
    ("cite fish --declaration dmo", USAGE, "unknown declaration 'dmo' (did you mean 'demo'?)"),
    ("cite zebra crossing", 1, "no declaration says this or anything like it"),
    # import
    ("import demo.txt --id demo", USAGE, "File 'demo.txt' does not exist."),
    (
        "import content/demo/source/eng.txt --id demo",
        USAGE,
        "File 'content/demo/source/eng.txt' does not exist."
        " (did you mean 'content/demo/source/en.txt'?)",
    ),
    ("import content --id demo", USAGE, "File 'content' is a directory."),
    ("import content/demo/source/en.txt", USAGE, "Missing option '--id'."),
    (
        "import content/demo/source/en.txt --id 'Demo 2027'",
        USAGE,
        "'Demo 2027' is not a valid id"
        " (use lower-case letters, digits and single hyphens, such as asia-summit-2027)",
    ),
    (
        "import content/demo/source/en.txt --id demo --language english",
        USAGE,
        "'english' is not a language code (write one such as en or pt-BR)",
    ),
    (
        "import docgen.toml --id demo",
        CONTENT,
        "docgen.toml: '.toml' files cannot be imported"
        " (save it as one of .txt, .md, .html, .htm, .docx, .pdf)",
    ),
    # schedule
    ("schedule run --once nigthly", USAGE, "no schedule entry 'nigthly' (did you mean 'nightly'?)"),
    ("schedule run --missed", USAGE, "--missed needs --once NAME"),
    ("schedule export launchd", USAGE, "'launchd' is not one of 'systemd', 'cron', 'kubernetes'"),
    (
        "schedule export kubernetes",
        USAGE,
        "kubernetes needs a container image (name it with --image",
    ),
    ("schedule export cron --image x", USAGE, "--image is for kubernetes, not for cron (leave it"),
    ("schedule export windows n", USAGE, "no schedule entry 'n' (known: nightly)"),
]

_DECLARATION = "content/demo/declaration.yaml"
_ANNOTATIONS = "content/demo/annotations.yaml"

# file, what is in it, what a person types instead, message
CONTENTS = [
    (
        _DECLARATION,
        "title: Declaration",
        "title: Bergen: Declaration",
        f"{_DECLARATION}:1: a colon within a value (put quotes around the whole value)",
    ),
    (
        _DECLARATION,
        "2024-02-29",
        "29.02.2024",
        f"{_DECLARATION}:3: 'date' must be a date such as 2025-05-30, not '29.02.2024'",
    ),
    (_DECLARATION, "place: Bergen\n", "", f"{_DECLARATION}:1: missing key 'place'"),
    (_DECLARATION, "place:", "plaice:", f"{_DECLARATION}:4: unknown key 'plaice' (did you mean"),
    (_DECLARATION, "place: Bergen", "place: 1814", f"{_DECLARATION}:4: 'place' must be text"),
    (_DECLARATION, "place: Bergen", "place:Bergen", f"{_DECLARATION}:4: no space after the colon"),
    (_DECLARATION, "Bergen", "Bergen\ndate: 2024", f"{_DECLARATION}:5: duplicate key 'date'"),
    (_DECLARATION, "host: true", "host: yes", f"{_DECLARATION}:7: 'host' must be true or false"),
    (_DECLARATION, "{party: KZ}", "{party: KZ", f"{_DECLARATION}:9: '{{' is never closed"),
    (
        _ANNOTATIONS,
        "  weight: 3",
        "\tweight: 3",
        f"{_ANNOTATIONS}:32: a tab at the beginning of the line (indent with spaces)",
    ),
    (
        _ANNOTATIONS,
        "weight: 3",
        "weight: high",
        f"{_ANNOTATIONS}:32: 'weight' must be 1, 2 or 3, not 'high'",
    ),
    (
        _ANNOTATIONS,
        "[energy]",
        "energy",
        f"{_ANNOTATIONS}:30: 'sectors' must be a list such as [a, b], not 'energy' (write [",
    ),
    (
        _ANNOTATIONS,
        '"2":',
        '"22":',
        f"{_ANNOTATIONS}:28: no paragraph '22' in the text (did you mean '3'?)",
    ),
    (
        _ANNOTATIONS,
        "kind: principle",
        "kind: pledge",
        f"{_ANNOTATIONS}:37: 'kind' cannot be 'pledge' (known: cooperation,",
    ),
    (
        "docgen.toml",
        'languages = ["en"]',
        "languages = [en]",
        "docgen.toml:2: not a value (put double quotes around text; else a number, true, false or",
    ),
    ("docgen.toml", '["pdf", "docx"]', '"pdf"', "docgen.toml:5: 'formats' must be a list"),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("mistakes") / "project"
    shutil.copytree(TESTS / "projects/mini", root)
    shutil.copytree(REPOSITORY / "templates/shared/fonts", root / "templates/shared/fonts")
    with (root / "docgen.toml").open("a") as settings:
        settings.write(SCHEDULE)
    return root


@pytest.fixture(autouse=True)
def _unchanged(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test runs in the project, and leaves it as it found it."""
    monkeypatch.chdir(project)
    before = _tree(project)
    yield
    assert _tree(project) == before


def _tree(root: Path) -> dict[Path, bytes | None]:
    """All but the journal of builds, which keeps those that failed as well."""
    paths = (path for path in root.rglob("*") if path.parts[len(root.parts)] != "build")
    return {path: path.read_bytes() if path.is_file() else None for path in paths}


@pytest.mark.parametrize(("line", "code", "message"), COMMANDS, ids=[row[0] for row in COMMANDS])
def test_a_mistake_on_the_command_line(
    docgen: RunDocgen, line: str, code: int, message: str
) -> None:
    done = docgen(*shlex.split(line))
    assert message in done.out + done.err
    assert done.code == code
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("file", "right", "wrong", "message"), CONTENTS, ids=[row[2] for row in CONTENTS]
)
def test_a_mistake_in_a_file(
    project: Path, docgen: RunDocgen, file: str, right: str, wrong: str, message: str
) -> None:
    good = (project / file).read_text("utf-8")
    assert right in good
    (project / file).write_text(good.replace(right, wrong, 1), "utf-8")
    try:
        done = docgen("check")
    finally:
        (project / file).write_text(good, "utf-8")
    assert message in done.err
    assert done.code == CONTENT
    assert "Traceback" not in done.err
