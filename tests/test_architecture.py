"""The house as a test: who may import whom, no cycles, and every module alone on its feet."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import REPOSITORY

SOURCE = REPOSITORY / "src/docgen"
PIPELINE = (SOURCE / "__init__.py").read_text("utf-8")

# Packages, not files; imports inside functions count. Whatever stands above imports what is below.
MAY_IMPORT = {
    "errors": set[str](),
    "due": set[str](),
    "statuses": set[str](),
    "notes": set[str](),
    "prepared": set[str](),
    "translation": {"notes", "prepared"},
    "commitment": {"due", "statuses"},
    "formats": set[str](),
    "model": {"commitment", "formats", "notes", "prepared", "translation"},
    "translator": {"commitment", "language", "model", "notes", "prepared", "translation"},
    "view": {"commitment", "model", "notes", "prepared"},
    "job": {"formats", "model", "view"},
    "characters": set[str](),
    "citation": set[str](),
    "xml_files": {"errors"},
    "openxml": {"xml_files"},
    "shipped": {"errors"},
    "sources": {"errors", "shipped"},
    "versions": {"errors"},
    "import_path": set[str](),
    "language": {"characters"},
    "load": {
        *(
            "formats",
            "due",
            "characters",
            "errors",
            "language",
            "model",
            "notes",
            "prepared",
            "sources",
        ),
        *("commitment", "statuses", "translation", "translator"),
    },
    "spreadsheet": {"openxml"},
    "register": {"citation", "commitment", "due", "errors", "language", "model", "statuses"},
    "store": {"characters", "errors", "job", "sources"},
    "plan": {
        "statuses",
        *(
            "formats",
            "commitment",
            "due",
            "errors",
            "job",
            "model",
            "prepared",
            "store",
            "translation",
            "view",
        ),
        "translator",
    },
    "readers": {"akn", "characters", "errors", "model", "openxml"},
    "collation": {"errors", "language", "load", "model", "readers", "sources"},
    "fidelity": {
        *(
            "characters",
            "citation",
            "commitment",
            "due",
            "errors",
            "language",
            "model",
            "openxml",
            "view",
        ),
        "spreadsheet",
    },
    "render": {
        "statuses",
        *(
            "characters",
            "formats",
            "commitment",
            "due",
            "errors",
            "fidelity",
            "job",
            "language",
            "model",
            "notes",
        ),
        *("openxml", "register", "shipped", "sources", "view"),
    },
    "workers": {"formats", "errors", "import_path", "job", "model", "render", "sources"},
    "cues": {"commitment", "characters", "due", "errors", "language", "load", "model", "sources"},
    "parity": {"cues", "errors", "language", "load", "model", "sources"},
    "propose": {"commitment", "cues", "due", "errors", "language", "load", "model", "sources"},
    "ingest": {
        # `workers` for a process of its own, `store` for files written whole
        *("characters", "cues", "due", "errors", "language", "load", "model", "propose"),
        *("readers", "sources", "store", "workers"),
    },
    "review": {
        # `ingest` for the layout of its files, `workers` to read a source in a process of its own
        *("commitment", "characters", "collation", "cues", "due", "errors", "ingest", "language"),
        *("load", "model", "propose", "sources", "store", "workers"),
    },
    # `review` for changes of a file that leave the rest of it as it is
    "followup": {
        "statuses",
        *("citation", "commitment", "errors", "language", "load", "model", "openxml", "register"),
        *("review", "sources", "spreadsheet", "store"),
    },
    # `render` for what docxtpl makes of a Word template, `store` for files written whole
    "labels": {"errors", "language", "load", "model", "render", "shipped", "sources", "store"},
    "synopsis": {
        *("errors", "fidelity", "job", "language", "load", "model", "parity", "render", "sources"),
        "view",
    },
    "akn": {"citation", "errors", "language", "model", "translator", "xml_files"},
    # `review` for changes of a file that leave the rest of it as it is
    "translations": {
        *("errors", "language", "load", "model", "prepared", "review", "sources", "store"),
        *("translation", "xml_files"),
    },
    "cluster": {"errors", "import_path", "job", "model", "shipped", "versions", "workers"},
    "build": {
        *("errors", "language", "load", "job", "model", "plan", "shipped", "sources", "store"),
        *("versions", "workers"),
    },
    "delivery": {"formats", "errors", "sources", "store"},
    "schedule": {
        *(
            "build",
            "delivery",
            "errors",
            "load",
            "job",
            "model",
            "plan",
            "sources",
            "store",
            "workers",
        ),
    },
    # The types of all files that a person writes.
    "schemas": {"cues", "errors", "load", "schedule", "sources", "store", "translation"},
    "reports": {"errors", "language", "job", "model", "plan", "register", "view"},
    "check": {
        *(
            "build",
            "characters",
            "collation",
            "cues",
            "due",
            "errors",
            "fidelity",
            "labels",
            "language",
            "load",
            "job",
            "model",
        ),
        # `propose` for what a paragraph says of when things are due
        *("parity", "propose", "schedule", "shipped", "sources", "starting", "translations"),
        "workers",
    },
    "doctor": {"shipped", "versions"},
    "desk": {
        "statuses",
        *(
            "formats",
            "commitment",
            "build",
            "check",
            "collation",
            "errors",
            "fidelity",
            "followup",
            "job",
            "language",
            "load",
            "model",
        ),
        *(
            "plan",
            "register",
            "render",
            "reports",
            "review",
            "schedule",
            "sources",
            "store",
            "translations",
            "view",
            "workers",
        ),
    },
    "starting": {"errors", "load", "schemas", "shipped", "sources", "store"},
    "cli": {
        "statuses",
        "akn",
        *(
            "build",
            "check",
            "cluster",
            "commitment",
            "desk",
            "doctor",
            "errors",
            "formats",
            "followup",
            "ingest",
            "job",
            "labels",
            "load",
            "parity",
            "plan",
            "propose",
            "render",
            "reports",
        ),
        *(
            "review",
            "schemas",
            "starting",
            "schedule",
            "sources",
            "store",
            "synopsis",
            "translations",
        ),
        "workers",
    },
    "api": {
        *("build", "errors", "job", "load", "model", "parity", "plan", "render", "sources"),
        *("versions", "view", "workers"),
    },
    "__main__": {"cli", "import_path"},
}
MODULES = {
    ".".join(("docgen", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(
        ".__init__"
    ): path
    for path in sorted(SOURCE.rglob("*.py"))
}


def room(module: str) -> str:
    return module.split(".")[1]


def imports(path: Path) -> Iterator[str]:
    """The docgen modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("docgen."))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("docgen"):
            for alias in node.names:
                inside = f"{node.module}.{alias.name}"
                yield inside if inside in MODULES else str(node.module)


@pytest.mark.parametrize("name", [name for name in MODULES if name != "docgen"])
def test_imports_run_one_way(name: str) -> None:
    foreign = {room(each) for each in imports(MODULES[name])} - {room(name)}
    assert foreign <= MAY_IMPORT[room(name)]


def test_no_cycle_between_modules() -> None:
    graph = {name: set(imports(path)) for name, path in MODULES.items()}
    while graph:
        free = {name for name, wanted in graph.items() if not wanted & set(graph)}
        assert free, f"a cycle among {sorted(graph)}"
        graph = {name: wanted for name, wanted in graph.items() if name not in free}


# With the libraries loaded, and nothing of docgen, each module is imported by a process of its own.
ALONE = """
import importlib, os, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
for name in [each for each in sys.modules if each.partition(".")[0] == "docgen"]:
    del sys.modules[name]
for name in sys.argv[1:]:
    if not os.fork():
        importlib.import_module(name)
        os._exit(0)
    if os.wait()[1]:
        sys.exit(f"cannot be imported alone: {name}")
"""


@pytest.mark.long  # that no imports run in a circle is tested always
def test_every_module_imports_alone() -> None:
    command = [sys.executable, "-W", "error", "-c", ALONE, *MODULES]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("__init__.py")))
def test_no_code_in_packages(path: Path) -> None:
    (only,) = ast.parse(path.read_text("utf-8")).body
    assert isinstance(only, ast.Expr)


def test_the_docstring_names_every_package_and_module() -> None:
    """The docstring of ``docgen`` says what each is for: none is missing, none has gone."""
    told = set(re.findall(r"``(\w+)``", ast.get_docstring(ast.parse(PIPELINE)) or ""))
    assert told == set(MAY_IMPORT) - {"__main__"}


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from docgen.cli.main import main; sys.argv = ['docgen', '--help']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'babel', 'distributed', 'docx', 'jinja2', 'msgspec', 'weasyprint'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


def public_types(path: Path) -> Iterator[str]:
    """The classes and aliases that a module defines for others to use."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef) and node.name[0].isupper():
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name) and target.id[0].isupper():
                    yield target.id


def test_no_two_public_types_have_one_name() -> None:
    """Constants such as ``SECONDS`` may repeat; a type parameter is a single letter."""
    places: dict[str, list[str]] = {}
    for name, path in MODULES.items():
        for each in public_types(path):
            if not each.isupper():
                places.setdefault(each, []).append(name)
    assert {each: found for each, found in places.items() if len(found) > 1} == {}


CACHED = re.compile(
    r"@(?:lru_)?cache\b.*\ndef (\w+)\([^)]*\) -> (?:dict|list|set)\[", re.IGNORECASE
)


def test_what_is_remembered_cannot_be_changed() -> None:
    """All callers of a cached function have one object: the type says that they may only read."""
    found = [each for path in MODULES.values() for each in CACHED.findall(path.read_text("utf-8"))]
    assert found == []


def test_modules_stay_small() -> None:
    lines = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: count for name, count in lines.items() if count > 300} == {}
