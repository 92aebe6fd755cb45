"""Which file of a project is read as which types, and where its schema lies."""

import json
from pathlib import Path
from typing import Any

from docgen.cues.rules import RulesFile
from docgen.errors import UsageError, nearest
from docgen.load.annotations import AnnotationsFile
from docgen.load.declaration import DeclarationFile
from docgen.load.modelines import schema_path
from docgen.load.own_vocabulary import GroupsFile
from docgen.load.project import SettingsFile
from docgen.load.register import RegisterFile
from docgen.load.settings import SETTINGS, require_project
from docgen.load.translated_annotations import AnnotationsInLanguage
from docgen.load.translations import TranslatedGroups, TranslatedParties, TranslatedSectors
from docgen.load.vocabulary import PartiesFile, SectorsFile
from docgen.schedule.entries import SchedulesFile
from docgen.schemas.generate import schema_of
from docgen.sources import Sources
from docgen.store import outputs
from docgen.translation import TranslatedHead

# By name of the schema: the file, what is in it, and the types that it is decoded as.
_FILES: dict[str, tuple[str, str, tuple[Any, ...]]] = {
    "annotations": (
        "content/ID/annotations.yaml",
        "What the desk says of each paragraph of a declaration, by the paragraph's number.",
        (AnnotationsFile,),
    ),
    "declaration": (
        "content/ID/declaration.yaml",
        "What identifies a declaration, and who adopted it.",
        (DeclarationFile,),
    ),
    "docgen": (SETTINGS, "What a project builds, and when.", (SettingsFile, SchedulesFile)),
    "groups": (
        "content/ID/groups.yaml",
        "The names that one declaration has for groups of parties, by the group's id.",
        (GroupsFile,),
    ),
    "import-rules": (
        "content/import-rules.yaml",
        "The words by which docgen import recognises things, by language.",
        (RulesFile,),
    ),
    "parties": (
        "content/parties.yaml",
        "The parties and groups that declarations may name.",
        (PartiesFile,),
    ),
    "register": (
        "content/ID/register.yaml",
        "What became of the commitments of a declaration, by the commitment's id.",
        (RegisterFile,),
    ),
    "sectors": (
        "content/sectors.yaml",
        "The topics that a paragraph can have, in the order in which documents list them.",
        (SectorsFile,),
    ),
    "translated-annotations": (
        "content/ID/annotations.LANGUAGE.yaml",
        "What the desk says of each paragraph, in another language.",
        (AnnotationsInLanguage,),
    ),
    "translated-declaration": (
        "content/ID/declaration.LANGUAGE.yaml",
        "What identifies a declaration, in another language.",
        (TranslatedHead,),
    ),
    "translated-groups": (
        "content/ID/groups.LANGUAGE.yaml",
        "The names of a declaration's groups in another language, by the group's id.",
        (TranslatedGroups,),
    ),
    "translated-parties": (
        "content/parties.LANGUAGE.yaml",
        "The names of parties and groups in another language.",
        (TranslatedParties,),
    ),
    "translated-sectors": (
        "content/sectors.LANGUAGE.yaml",
        "The names of topics in another language, by the topic's id.",
        (TranslatedSectors,),
    ),
}


def described_files() -> dict[str, str]:
    """The files that have a schema, by the schema's name.

    ID is that of a declaration, LANGUAGE such as it or pt-BR.
    """
    return {name: path for name, (path, _, _) in _FILES.items()}


def schema(name: str) -> str:
    """The schema called ``name`` as JSON. Raises :class:`UsageError` if there is none."""
    if name not in _FILES:
        hint = nearest(name, _FILES) or f"known: {', '.join(_FILES)}"
        raise UsageError(f"there is no schema '{name}'", hint=hint)
    path, description, kinds = _FILES[name]
    found = {"title": path, **schema_of(kinds), "description": description}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def types_of(name: str) -> tuple[Any, ...]:
    """The types that the file with the schema called ``name`` is decoded as."""
    return _FILES[name][2]


def schema_files() -> dict[str, bytes]:
    """All schemas, by the paths at which a project has them."""
    return {schema_path(name): schema(name).encode() for name in _FILES}


def write_schemas(root: Path) -> tuple[str, ...]:
    """Write all schemas into the project in ``root``, and return their paths.

    Raises :class:`docgen.errors.ContentError` if there is no project, :class:`OSError` if the disk
    refuses.
    """
    require_project(Sources(root))
    files = schema_files()
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        outputs.write(root / path, content)
    return tuple(files)
