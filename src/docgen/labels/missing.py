"""The labels that a project's documents print in English, for lack of a translation."""

from collections.abc import Iterator

from docgen.errors import DocgenError, counted
from docgen.labels.catalogues import MessageKey, label_key
from docgen.labels.extraction import TemplateLabel
from docgen.labels.labels import all_labels
from docgen.labels.translated import translated_labels
from docgen.language.catalogues import catalogue_path, catalogue_paths, needs_catalogue
from docgen.model import Project
from docgen.render.resources import SHARED
from docgen.shipped import TEMPLATES
from docgen.sources import Sources

_SHOWN = 10  # of each language; a new one lacks all of them


def missing_labels(sources: Sources, project: Project) -> Iterator[str]:
    """A warning for each label of the project's products that a language does not translate.

    Catalogues that are missing and files that cannot be read have none: they are errors.
    """
    languages = [tag for tag in sorted(project.document_languages) if _has_catalogue(sources, tag)]
    if not languages:
        return
    try:
        labels = _used(sources, project)
    except DocgenError:
        return
    for language in languages:
        try:
            known = translated_labels(sources, language)
        except DocgenError:
            continue
        missing = [label for key, label in labels.items() if key not in known]
        for each in missing[:_SHOWN]:
            yield f"{_place(each, language)}: the label “{each.words}” is not translated into" + (
                f" '{language}'; documents print it in English"
            )
        if more := missing[_SHOWN:]:
            where, told = catalogue_path(language), counted(len(more), "more label")
            yield f"{where}: {told} to translate; `docgen labels` lists them there"


def _has_catalogue(sources: Sources, language: str) -> bool:
    return needs_catalogue(language) and any(map(sources.catalogues, catalogue_paths(language)))


def _used(sources: Sources, project: Project) -> dict[MessageKey, TemplateLabel]:
    """The labels of docgen's code and of the templates of the project's products."""
    folders = (SHARED, *(f"{TEMPLATES}/{product.name}" for product in project.products))
    found: dict[MessageKey, TemplateLabel] = {}
    for each in all_labels(sources.root, sources):
        folder = "/".join(each.path.split("/")[:2])
        if folder in folders or not each.path.startswith(f"{TEMPLATES}/"):
            found.setdefault(label_key(each.id, each.context), each)
    return found


def _place(label: TemplateLabel, language: str) -> str:
    if not label.path.startswith(f"{TEMPLATES}/"):  # of docgen's code
        return catalogue_path(language)
    return label.path if label.line is None else f"{label.path}:{label.line}"
