"""The languages of a build: those that have labels, whether docgen.toml lists them or not."""

from collections.abc import Iterable

from docgen.errors import TemplateError, UsageError, nearest
from docgen.job import Request
from docgen.language.catalogues import (
    CATALOGUES,
    ENDING,
    LABELS_IN,
    catalogue_path,
    catalogue_paths,
    needs_catalogue,
)
from docgen.language.tags import is_language
from docgen.model import Project
from docgen.plan.choices import choices
from docgen.shipped import shipped
from docgen.sources import Sources


def asked_languages(sources: Sources, request: Request) -> tuple[str, ...]:
    """The languages of ``request`` that have labels, whether docgen.toml lists them or not."""
    return tuple(each for each in request.languages if _has_labels(sources, each))


def check_languages(sources: Sources, project: Project, request: Request) -> None:
    """Raise :class:`UsageError` for a language of ``request`` that no documents can be made in."""
    known = choices(project)["language"]
    for tag in request.languages:
        if tag in known:
            continue
        labels = _with_labels(sources)
        if not is_language(tag):
            hint = nearest(tag, labels | known)
            raise UsageError(f"'{tag}' is not a language code", hint=hint)
        hint = (
            f"languages with labels: {', '.join(sorted(labels))}; for '{tag}', list it in"
            " 'languages' in docgen.toml and run 'docgen labels', which writes a catalogue to"
            " fill in"
        )
        raise UsageError(f"no labels in the language '{tag}'", hint=hint)


def require_labels(sources: Sources, languages: Iterable[str]) -> None:
    """Raise :class:`TemplateError` for the first of ``languages`` without a catalogue of labels.

    So a build stops before it removes documents in other languages, and before each of these fails.
    """
    for tag in sorted(filter(needs_catalogue, languages)):
        if not _has_labels(sources, tag):
            known = ", ".join(sorted(_with_labels(sources)))
            hint = f"add this catalogue (docs/languages.md), or build in one of: {known}"
            raise TemplateError(
                f"no labels in the language '{tag}'", catalogue_path(tag), hint=hint
            )


def _has_labels(sources: Sources, tag: str) -> bool:
    """Whether documents in ``tag`` have labels, or those of a wider one: ``fr`` for ``fr-BE``."""
    if not is_language(tag):
        return False
    return not needs_catalogue(tag) or any(map(sources.catalogues, catalogue_paths(tag)))


def _with_labels(sources: Sources) -> set[str]:
    ours = (each.name for each in (shipped() / CATALOGUES).glob(f"*{ENDING}"))
    files = {name for name in (*sources.names(CATALOGUES), *ours) if name.endswith(ENDING)}
    return {LABELS_IN, *(name.removesuffix(ENDING) for name in files)}
