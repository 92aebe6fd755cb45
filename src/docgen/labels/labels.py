"""``docgen labels``: the labels of a project, and what its catalogues make of them."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from docgen.labels.catalogues import (
    TEMPLATE,
    CatalogueState,
    state_of,
    template_file,
    template_of,
)
from docgen.labels.extraction import TemplateLabel, labels_of_code, labels_of_templates
from docgen.labels.translated import translated_labels
from docgen.language.catalogues import CATALOGUES, ENDING, catalogue_path, needs_catalogue
from docgen.language.tags import is_language
from docgen.load.project import load_project
from docgen.model import Project
from docgen.shipped import TEMPLATES, shipped_file, templates_from_docgen
from docgen.sources import Sources
from docgen.store import outputs


class LabelFiles(Struct, frozen=True):
    """What the files of a project's labels should be: ``template`` has them all in English."""

    template: bytes
    catalogues: tuple[CatalogueState, ...]

    def outdated(self, root: Path) -> dict[str, bytes]:
        """What should be in those files of the project in ``root`` that are not up to date."""
        sources = Sources(root)
        wanted = {TEMPLATE: self.template}
        wanted |= {each.path: each.content for each in self.catalogues if each.content}
        return {path: what for path, what in wanted.items() if sources.find(path) != what}


def label_files(root: Path) -> LabelFiles:
    """The files of the labels of the project in ``root``; writes nothing.

    Raises :class:`docgen.errors.TemplateError` for a template or catalogue that cannot be read.
    """
    sources = Sources(root)
    project = load_project(sources)
    template = template_of(all_labels(root, sources))
    states = []
    for language in _languages(project, sources):
        path = catalogue_path(language)
        own = None if shipped_file(root, path) else sources.find(path)
        known = translated_labels(sources, language, besides=(path,))
        states.append(state_of(language, own, template, known))
    return LabelFiles(template_file(template), tuple(states))


def update_labels(root: Path) -> tuple[LabelFiles, tuple[str, ...]]:
    """Bring the files of the labels up to date; returns them, and the paths of those written."""
    files = label_files(root)
    outdated = files.outdated(root)
    for path, content in outdated.items():
        outputs.write(root / path, content)
    return files, tuple(outdated)


def all_labels(root: Path, sources: Sources) -> Iterator[TemplateLabel]:
    """The labels of all templates of the project, its own and docgen's, and of docgen's code."""
    own = {
        path.relative_to(root).as_posix()
        for path in (root / TEMPLATES).rglob("*")
        if path.is_file()
    }
    yield from labels_of_templates(sources, sorted(own | set(templates_from_docgen(root))))
    yield from labels_of_code()


def _languages(project: Project, sources: Sources) -> list[str]:
    """The languages of the project's documents, and those that it has catalogues of."""
    found = {*project.languages, *project.document_languages}
    files = (name for name in sources.names(CATALOGUES) if name.endswith(ENDING))
    found.update(filter(is_language, (name.removesuffix(ENDING) for name in files)))
    return sorted(filter(needs_catalogue, found))
