"""What an import writes into the declaration's folder, and what it leaves to a person."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from docgen.ingest import yamlfile
from docgen.ingest.drafting import Draft
from docgen.ingest.earlier import EarlierImport, digest
from docgen.ingest.merge import merge
from docgen.ingest.record import record
from docgen.load import text as adopted
from docgen.load import yaml
from docgen.load.followed import refuse_lost
from docgen.load.paragraph_names import paragraph_named
from docgen.propose.proposer import Proposer
from docgen.sources import Sources

_LANGUAGES = re.compile(r"^languages: *\[(.*)\] *$", re.MULTILINE)


class NewFiles:
    """The files by name, those to remove, and what to report about the others.

    ``kept`` are files of a person's; ``moved`` and ``unfit`` say what became of annotations,
    ``proposed`` for which paragraphs there are proposals in the file.
    """

    def __init__(self, sources: Sources, folder: str, draft: Draft, earlier: EarlierImport) -> None:
        self.folder = folder
        self.files: dict[str, bytes] = {}
        self.removed: tuple[str, ...] = ()
        self.kept: tuple[str, ...] = ()
        self.moved: tuple[str, ...] = ()
        self.unfit: tuple[str, ...] = ()
        self.proposed: frozenset[str] = frozenset()
        self._sources, self._draft, self._earlier = sources, draft, earlier
        refs = {each.ref for each in draft.text.paragraphs}
        self._digests = {
            name: each
            for name, each in earlier.digests.items()
            if name in refs or name == "declaration.yaml" or name.startswith("text.")
        }

    def make(self, proposer: Proposer, content: bytes, file: Path) -> None:
        """Make all files of the folder; ``content`` is the text as issued, from ``file``."""
        language = self._draft.language
        name = f"source/{language}{PurePosixPath(file.name).suffix.lower()}"
        self.files[name] = content
        self.files[f"source/{language}.yaml"] = b""  # in its place; it needs what comes below
        text = f"text.{language}.md"
        self.files[text] = self._draft.text.text.encode()
        self._digests[text] = digest(self._draft.text.text)
        self._declaration()
        self._annotations(proposer)
        found = record(self._draft, name.removeprefix("source/"), self._digests)
        self.files[f"source/{language}.yaml"] = found.encode()
        self.removed = tuple(
            f"source/{each}"
            for each in self._sources.names(f"{self.folder}/source")
            if each.partition(".")[0] == language
            and f"source/{each}" not in (name, f"source/{language}.yaml")
        )

    def _declaration(self) -> None:
        """``declaration.yaml``, unless there is one that a person has written or changed."""
        path, language = "declaration.yaml", self._draft.language
        before = f"{self.folder}/{path}"
        made = yamlfile.declaration(self._draft.found, language)
        if self._sources.find(before) is None or self._earlier.untouched(
            path, self._sources.text(before)
        ):
            self.files[path] = made.encode()
            self._digests[path] = digest(made)
            return
        self.kept += (path,)
        text = self._sources.text(before)
        listed = yaml.parse(text, path).data.get("languages", ["en"])
        if language not in listed:
            line = f"languages: [{', '.join([*map(str, listed), language])}]"
            changed, count = _LANGUAGES.subn(line, text)
            if not count and "languages:" in text:
                self.unfit += (f"{path}: add {language} to its languages",)
                return
            self.files[path] = (changed if count else f"{text.rstrip()}\n{line}\n").encode()

    def _annotations(self, proposer: Proposer) -> None:
        """``annotations.yaml``: proposals, or a person's annotations with their new references."""
        path = f"{self.folder}/annotations.yaml"
        text_path = f"{self.folder}/text.{self._draft.language}.md"
        if self._sources.find(path) is None:
            self.files["annotations.yaml"] = yamlfile.annotations(self._draft.proposals).encode()
            self._remember({each.ref: yamlfile.entry(each) for each in self._draft.proposals})
            return
        self.kept += ("annotations.yaml",)
        if self._sources.find(text_path) is None:
            self._compare_refs(path)
            return
        before = self._sources.text(path)
        merged = merge(
            before,
            path,
            adopted.parse(self._sources.text(text_path), text_path),
            self._draft.text.paragraphs,
            proposer.propose,
            self._earlier,
        )
        refuse_lost(self._sources, PurePosixPath(self.folder).name, before, merged.text)
        self.moved, self.unfit = merged.moved, (*self.unfit, *merged.unfit)
        self._remember(merged.proposed)
        if merged.text != before:
            self.files["annotations.yaml"] = merged.text.encode()

    def _remember(self, proposed: Mapping[str, str]) -> None:
        self._digests |= {ref: digest(entry) for ref, entry in proposed.items()}
        self.proposed = frozenset(proposed)

    def _compare_refs(self, path: str) -> None:
        """For a further language, report references that are missing in it."""
        refs = {each.ref for each in self._draft.text.paragraphs}
        annotated = sorted(yaml.parse(self._sources.text(path), path).entries())
        unknown = [each for each in annotated if paragraph_named(each, refs) is None]
        self.unfit += tuple(f"{ref}: not in this language" for ref in unknown)
