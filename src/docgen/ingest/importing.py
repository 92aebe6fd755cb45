"""The conductor of an import: reads, drafts, merges with existing files, writes, and reports."""

import datetime
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from docgen.cues.names import Names
from docgen.cues.rules import Rules
from docgen.errors import ContentError, DocgenError, UsageError
from docgen.ingest import folder
from docgen.ingest.drafting import Draft
from docgen.ingest.earlier import EarlierImport, load_earlier, removed_by_hand
from docgen.ingest.new_files import NewFiles
from docgen.ingest.report import ImportReport
from docgen.language.dates import days
from docgen.language.states import NewParty, proposed
from docgen.language.tags import is_language
from docgen.load import yaml
from docgen.load.own_vocabulary import Vocabularies
from docgen.load.settings import require_project
from docgen.load.vocabulary import ID
from docgen.model import Party, Vocabulary
from docgen.propose.learning import learned, weights
from docgen.propose.proposer import Proposer
from docgen.sources import Sources, content_of
from docgen.store.content_lock import locked
from docgen.store.paths import path_problem

# content, file name, sources, declaration, language, and the words of blocks to leave out
MakeDraft = Callable[[bytes, str, Sources, str, str | None, frozenset[str]], tuple[Draft, Rules]]


def import_file(
    root: Path,
    file: Path,
    name: str,
    make_draft: MakeDraft,
    *,
    language: str | None = None,
    dry_run: bool = False,
    strict: bool = False,
) -> ImportReport:
    """Make or renew the declaration ``name`` from ``file``.

    Nothing is written on any error, on a ``dry_run``, or if ``strict`` and there is anything for a
    person to check. Raises :class:`UsageError` for a wrong name or language, :class:`ContentError`
    for a file that cannot be read or is changed meanwhile, :class:`FidelityError` if a character
    would be lost.
    """
    if not ID.fullmatch(name):
        hint = "use lower-case letters, digits and single hyphens, such as asia-summit-2027"
        raise UsageError(f"'{name}' is not a valid id", hint=hint)
    if wrong := path_problem(name):
        raise UsageError(f"--id: {wrong}")
    if language and not is_language(language):
        raise UsageError(
            f"'{language}' is not a language code", hint="write one such as en or pt-BR"
        )
    sources = Sources(root)
    require_project(sources)
    vocabulary = Vocabularies(sources).of(name)
    content = content_of(file, str(file))
    if content is None:
        raise ContentError("no such file", str(file))
    target = f"content/{name}"
    draft, rules = make_draft(content, file.name, sources, name, language, frozenset())
    earlier = load_earlier(sources, target, draft.language)
    if removed := _removed(sources, name, draft.language, earlier, make_draft):
        draft, rules = make_draft(content, file.name, sources, name, draft.language, removed)
    unknown = _unknown(draft, vocabulary)
    proposer = Proposer(
        rules,
        Names(_with(unknown, vocabulary), rules, draft.language),
        vocabulary,
        draft.language,
        _typed_date(sources, target) or draft.found.date,
        weights(learned(sources, draft.language, rules, vocabulary)),
    )
    draft = replace(draft, proposals=proposer.propose(draft.text.paragraphs))
    new = NewFiles(sources, target, draft, earlier)
    new.make(proposer, content, file)
    report = ImportReport(
        name=name,
        file=file.name,
        draft=draft,
        unknown=unknown,
        files=tuple(f"{target}/{each}" for each in new.files),
        kept=new.kept,
        moved=new.moved,
        unfit=new.unfit,
        proposed=new.proposed,
        written=False,
    )
    if dry_run or (strict and report.doubts()):
        return report
    with locked(root):
        for path in (f"{target}/{each}" for each in (*new.files, *new.removed)):
            if Sources(root).digest(path) != sources.digest(path):
                hint = "nothing was written; import it again"
                raise ContentError("was changed while the text was read", path, hint=hint)
        folder.change(root, target, new.files, new.removed)
    return replace(report, written=True)


def _removed(
    sources: Sources, name: str, language: str, earlier: EarlierImport, make_draft: MakeDraft
) -> frozenset[str]:
    """The words of blocks that a person has taken out of the text since the earlier import."""
    path = f"content/{name}/text.{language}.md"
    source = f"content/{name}/source/{earlier.file}"
    if not earlier.digests or None in (sources.find(path), sources.find(source)):
        return frozenset()
    if not earlier.shortened and earlier.untouched(f"text.{language}.md", sources.text(path)):
        return frozenset()
    try:
        content = sources.read(source)
        before, _ = make_draft(content, earlier.file, sources, name, language, frozenset())
        return removed_by_hand(before.text.paragraphs, sources, path)
    except DocgenError:  # the earlier source cannot be read; the new text replaces it
        return frozenset()


def _typed_date(sources: Sources, target: str) -> datetime.date | None:
    """The date in ``declaration.yaml``, which a person may have filled in."""
    path = f"{target}/declaration.yaml"
    if sources.find(path) is None:
        return None
    found = days(str(yaml.parse(sources.text(path), path).data.get("date", "")), "en")
    return found[0].date if found else None


def _unknown(draft: Draft, vocabulary: Vocabulary) -> tuple[NewParty, ...]:
    """The parties found that are not in the vocabulary."""
    codes = [each.party for each in draft.found.parties if each.party not in vocabulary.parties]
    return tuple(map(proposed, codes))


def _with(unknown: tuple[NewParty, ...], vocabulary: Vocabulary) -> Vocabulary:
    """``vocabulary`` as it will be with ``unknown``: proposals name these, too."""
    new = {each.code: Party(each.code, each.slug, each.official) for each in unknown}
    return replace(vocabulary, parties=vocabulary.parties | new)
