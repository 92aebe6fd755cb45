"""What a person should look at in the translations of a project."""

from collections.abc import Iterator

from docgen.language.tags import is_same_language
from docgen.model import Project
from docgen.prepared import PreparedWords
from docgen.translation import Translation
from docgen.translations.desk_texts import DeskTexts
from docgen.translations.survey import Survey


def translation_warnings(desk: DeskTexts, project: Project) -> Iterator[str]:
    """Translations that are older than their originals, left over, or missing in documents."""
    survey = Survey(desk)
    for language in survey.languages():
        listed = f"docgen translations --language {language} lists them"
        entries = survey.entries(language)
        if older := sum(each.state == "older" for each in entries):
            yield (
                f"content/translated.yaml: translations into '{language}' older than their"
                f" originals: {older}; {listed}"
            )
        for each in entries:
            if each.state == "left over":
                yield f"{each.path}:{each.line}: left over: the original of '{each.place}' is gone"
        missing = sum(
            each.state == "missing"
            and not is_same_language(language, project.desk_language)
            and not each.place.endswith("/quote")
            and language in _languages(project, each.declaration)
            for each in entries
        )
        if missing:
            yield f"docgen.toml: texts not translated into '{language}': {missing}; {listed}"
    yield from _not_prepared(project)
    yield from _without_quotes(project)


def _languages(project: Project, declaration: str) -> tuple[str, ...]:
    """The languages of the documents on a declaration, or of all documents."""
    return project.languages_of(declaration) if declaration else project.document_languages


def _not_prepared(project: Project) -> Iterator[str]:
    """Texts of ``[prepared]`` that a language of the documents lacks."""
    for language in project.document_languages:
        said = project.translations.get(language, Translation()).prepared
        for name in PreparedWords.__struct_fields__:
            if (
                not is_same_language(language, project.desk_language)
                and name != "contact"
                and getattr(project.prepared, name)
                and not getattr(said, name)
            ):
                yield (
                    f"docgen.toml: '{name}' in [prepared] is not translated into '{language}': add"
                    f" it to [prepared.translated.{language}]"
                )


def _without_quotes(project: Project) -> Iterator[str]:
    """Commitments without a quote from a text in another language."""
    for declaration in project.declarations:
        head = declaration.head
        for paragraph in declaration.paragraphs:
            for each in paragraph.annotation.commitments:
                if not each.quote:
                    yield (
                        f"content/{head.id}/text.{head.language}.md:{paragraph.line}: paragraph"
                        f" {paragraph.ref}: '{each.what}' has no quote from this text, so"
                        f" documents print none: add one in annotations.{head.language}.yaml"
                    )
