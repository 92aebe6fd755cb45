"""A declaration of a project → an Akoma Ntoso file for each of its language versions."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from docgen.akn.gate import check_akn
from docgen.akn.write import write_akn
from docgen.errors import UsageError, nearest
from docgen.model import Declaration, Project
from docgen.translator import language_of_head


class AknFile(NamedTuple):
    """A language version of a declaration; ``path`` is below the output folder."""

    path: str
    content: bytes


def export_akn(project: Project, name: str, languages: Collection[str] = ()) -> Iterator[AknFile]:
    """The language versions of the declaration ``name``, those in ``languages`` if there are any.

    Each is read back and compared with the text. Raises :class:`UsageError` if there is no such
    declaration or version, and :class:`docgen.errors.FidelityError` if a file differs.
    """
    versions = [each for each in project.declarations if each.head.id == name]
    if not versions:
        hint = nearest(name, {each.head.id for each in project.declarations})
        raise UsageError(f"unknown declaration '{name}'", hint=hint)
    known = [each.head.language for each in versions]
    for each in languages:
        if each not in known:
            raise UsageError(f"'{name}' has no text in '{each}'", hint=nearest(each, known))
    for version in versions:
        if not languages or version.head.language in languages:
            yield _file(project, version, versions)


def _file(project: Project, version: Declaration, versions: Sequence[Declaration]) -> AknFile:
    head, first = version.head, versions[0].head
    path = f"{head.id}/{head.language}/{head.id}.akn.xml"
    vocabulary = project.vocabulary_of(head.id)
    original = language_of_head(project, versions)
    titles = {each.head.language: each.head.title for each in versions}
    language = original if head.title == titles[original] else head.language
    content = write_akn(version, first, vocabulary, project.prepared.desk, language)
    check_akn(content, version, path)
    return AknFile(path, content)
