"""The conductor of an import: reads, drafts, merges with what is there, writes, and reports."""

import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from docgen.errors import ContentError, UsageError
from docgen.ingest import folder, yamlfile
from docgen.ingest.drafting import Draft
from docgen.ingest.merge import merge
from docgen.ingest.names import Names
from docgen.ingest.propose import Proposer
from docgen.ingest.record import record
from docgen.ingest.report import ImportReport
from docgen.ingest.rules import Rules
from docgen.language.states import NewParty, proposed
from docgen.load import text as adopted
from docgen.load import yaml
from docgen.load.vocabulary import ID, is_language, load_vocabulary
from docgen.model import Vocabulary
from docgen.sources import Sources, content_of
from docgen.store.paths import path_problem

MakeDraft = Callable[[bytes, str, Sources, str | None], tuple[Draft, Rules]]
_LANGUAGES = re.compile(r"^languages: *\[(.*)\] *$", re.MULTILINE)


def import_file(
    root: Path,
    file: Path,
    name: str,
    make_draft: MakeDraft,
    *,
    language: str | None = None,
    dry_run: bool = False,
) -> ImportReport:
    """Make or renew the declaration ``name`` from ``file``; nothing is written on any error."""
    if not ID.fullmatch(name):
        raise UsageError(f"'{name}' is not lower-case letters, digits and single hyphens")
    if wrong := path_problem(name):
        raise UsageError(f"--id: {wrong}")
    if language and not is_language(language):
        raise UsageError(f"'{language}' is no language tag", hint="such as en or pt-BR")
    sources = Sources(root)
    vocabulary = load_vocabulary(sources)
    content = content_of(file, str(file))
    if content is None:
        raise ContentError("no such file", str(file))
    draft, rules = make_draft(content, file.name, sources, language)
    plan = _Plan(sources, name, draft, file)
    plan.source(content)
    plan.declaration()
    plan.annotations(_proposer(draft, rules, vocabulary))
    if not dry_run:
        folder.change(root, plan.folder, plan.files, plan.removed)
    return ImportReport(
        name=name,
        file=file.name,
        draft=draft,
        unknown=_unknown(draft, vocabulary),
        files=tuple(f"{plan.folder}/{each}" for each in plan.files),
        kept=plan.kept,
        moved=plan.moved,
        unfit=plan.unfit,
        written=not dry_run,
    )


class _Plan:
    """What will be written below the declaration's folder."""

    def __init__(self, sources: Sources, name: str, draft: Draft, file: Path) -> None:
        self.folder = f"content/{name}"
        self.files: dict[str, bytes] = {}
        self.removed: tuple[str, ...] = ()
        self.kept: tuple[str, ...] = ()
        self.moved: tuple[str, ...] = ()
        self.unfit: tuple[str, ...] = ()
        self._sources, self._draft = sources, draft
        self._kind = PurePosixPath(file.name).suffix.lower()

    def source(self, content: bytes) -> None:
        """The text as issued, untouched, its record, and the text of it."""
        language = self._draft.language
        name = f"source/{language}{self._kind}"
        earlier = self._sources.names(f"{self.folder}/source")
        self.removed = tuple(
            f"source/{each}"
            for each in earlier
            if each.partition(".")[0] == language and each not in (f"{language}.yaml", name[7:])
        )
        self.files[name] = content
        self.files[f"source/{language}.yaml"] = record(self._draft, name[7:]).encode()
        self.files[f"text.{language}.md"] = self._draft.text.text.encode()

    def declaration(self) -> None:
        """``declaration.yaml``, unless there is one: that is a person's."""
        path, language = "declaration.yaml", self._draft.language
        if self._sources.find(f"{self.folder}/{path}") is None:
            self.files[path] = yamlfile.declaration(self._draft.found, language).encode()
            return
        self.kept += (path,)
        text = self._sources.text(f"{self.folder}/{path}")
        listed = yaml.parse(text, path).data.get("languages", ["en"])
        if language not in listed:
            line = f"languages: [{', '.join([*map(str, listed), language])}]"
            changed, count = _LANGUAGES.subn(line, text)
            if not count and "languages:" in text:
                self.unfit += (f"{path}: add {language} to its languages",)
                return
            self.files[path] = (changed if count else f"{text.rstrip()}\n{line}\n").encode()

    def annotations(self, proposer: Proposer) -> None:
        """``annotations.yaml``: proposals, or a person's annotations with their paragraphs."""
        path = f"{self.folder}/annotations.yaml"
        before = self._sources.find(f"{self.folder}/text.{self._draft.language}.md")
        there = self._sources.find(path)
        if there is None:
            self.files["annotations.yaml"] = yamlfile.annotations(self._draft.proposals).encode()
            return
        self.kept += ("annotations.yaml",)
        if before is None:
            self._compare_refs(path)
            return
        old = f"{self.folder}/text.{self._draft.language}.md"
        merged = merge(
            self._sources.text(path),
            path,
            adopted.parse(self._sources.text(old), old),
            self._draft.text.paragraphs,
            proposer.propose,
        )
        self.moved, self.unfit = merged.moved, (*self.unfit, *merged.unfit)
        if merged.text != self._sources.text(path):
            self.files["annotations.yaml"] = merged.text.encode()

    def _compare_refs(self, path: str) -> None:
        """A further language: the same references must be in it."""
        refs = {each.ref for each in self._draft.text.paragraphs}
        annotated = set(yaml.parse(self._sources.text(path), path).entries())
        self.unfit += tuple(f"{ref}: not in this language" for ref in sorted(annotated - refs))


def _proposer(draft: Draft, rules: Rules, vocabulary: Vocabulary) -> Proposer:
    names = Names(vocabulary, rules, draft.language)
    return Proposer(rules, names, vocabulary, draft.language, draft.found.date)


def _unknown(draft: Draft, vocabulary: Vocabulary) -> tuple[NewParty, ...]:
    """What the vocabulary lacks of the parties that were found."""
    codes = [each.party for each in draft.found.parties if each.party not in vocabulary.parties]
    return tuple(map(proposed, codes))
