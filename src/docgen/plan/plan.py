"""A project and a request → the jobs that the request asks for, each with its state and reasons.

Nothing is read or written here: the digests of files on disk come in as functions.
"""

import datetime
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Literal

import msgspec

from docgen.errors import ContentError, UsageError, nearest
from docgen.model import Declaration, Document, Job, Project, Request, Variant, View
from docgen.plan.choices import choices, slugs
from docgen.plan.variants import variants_of, view_of
from docgen.store.outputs import UNREADABLE
from docgen.store.paths import path_problem
from docgen.store.state import BuildRecords, DocumentRecord, Table

Digest = Callable[[str], str | None]

# Where a user finds the words that a request may hold.
_LISTED = {
    "declaration": "the folders of content/",
    "country": "content/parties.yaml",
    "sector": "content/sectors.yaml",
} | dict.fromkeys(("product", "language", "format"), "docgen.toml")

StateOfFile = Literal["missing", "stale", "fresh"]


class Step(msgspec.Struct, frozen=True):
    """A job, the state of its file, and why it has to run (empty when fresh)."""

    job: Job
    state: StateOfFile
    reasons: tuple[str, ...]


class Plan(msgspec.Struct, frozen=True):
    """What a build does: steps in the order of their paths, and records nothing asks for now."""

    steps: tuple[Step, ...]
    orphans: tuple[DocumentRecord, ...]

    @property
    def stale(self) -> tuple[Step, ...]:
        """The steps that have to run."""
        return tuple(step for step in self.steps if step.state != "fresh")


class _Slot(msgspec.Struct, frozen=True):
    """A place in the matrix, before its view is resolved."""

    document: Document
    path: str
    declaration: Declaration
    variant: Variant


def make_plan(
    project: Project,
    request: Request,
    versions: Mapping[str, str],
    records: BuildRecords,
    input_digest: Digest,
    output_digest: Digest,
) -> Plan:
    """The plan for ``request``, in the order of paths; ``versions`` are of all that shapes bytes.

    :class:`UsageError` where the request names what does not exist or asks for nothing,
    :class:`ContentError` where two documents would have one path.
    """
    _check_request(project, request)
    slots = sorted(_matrix(project), key=lambda slot: slot.path)
    _check_paths(slots)
    asked = [slot for slot in slots if _asked_for(request, slot.document)]
    if not asked:
        raise UsageError("no document matches", hint="'docgen list' shows all documents")
    wanted = [slot for slot in asked if in_shard(slot.document, request.shard)]
    changes = _Changes(records.tables, versions, input_digest)
    steps = tuple(
        _step(job, records.documents.get(job.path), changes, output_digest)
        for job in _jobs(project, wanted, versions, request.as_of)
    )
    paths = {slot.path for slot in slots}
    orphans = (
        record
        for path, record in sorted(records.documents.items())
        if path not in paths
        and in_shard(record.document, request.shard)
        and _asked_for(request, record.document)
    )
    return Plan(steps, tuple(orphans))


def in_shard(document: Document, shard: tuple[int, int]) -> bool:
    """Whether ``document`` is of ``shard``, whatever others there are."""
    number, count = shard
    return count == 1 or int(sha256(document.id.encode()).hexdigest()[:8], 16) % count == number - 1


def _matrix(project: Project) -> Iterator[_Slot]:
    for language in project.languages:
        for declaration in _editions(project.declarations, language):
            for product in project.products:
                for shape in product.variants:
                    for variant in variants_of(declaration, project.vocabulary, shape):
                        for form in product.formats:
                            head = declaration.head
                            document = Document(
                                f"{head.id}/{language}/{product.name}/{variant.id}/{form}",
                                head.id,
                                product.name,
                                variant.country,
                                variant.sector,
                                language,
                                form,
                            )
                            path = project.output.format(
                                declaration=head.id,
                                language=language,
                                product=product.name,
                                variant=variant.slug,
                                format=form,
                            )
                            yield _Slot(document, path, declaration, variant)


def _editions(declarations: Iterable[Declaration], language: str) -> list[Declaration]:
    """Of each declaration the text in ``language``, or else in its first language."""
    chosen: dict[str, Declaration] = {}
    for declaration in declarations:
        if declaration.head.language == language:
            chosen[declaration.head.id] = declaration
        else:
            chosen.setdefault(declaration.head.id, declaration)
    return list(chosen.values())


def _jobs(
    project: Project,
    slots: Iterable[_Slot],
    versions: Mapping[str, str],
    as_of: datetime.date | None,
) -> Iterator[Job]:
    views: dict[tuple[str, str, str], tuple[View, str]] = {}
    common = msgspec.json.encode(versions, order="sorted")
    prepared = project.prepared
    if as_of:
        prepared = msgspec.structs.replace(prepared, date=as_of)
    for slot in slots:
        head = slot.declaration.head
        place = (head.id, head.language, slot.variant.id)
        if place not in views:
            view = view_of(slot.declaration, project.vocabulary, slot.variant, prepared)
            views[place] = (view, sha256(msgspec.json.encode(view)).hexdigest())
        view, digest = views[place]
        document = slot.document
        hosts = project.hosts if document.format == "pdf" else ()
        what = (document.product, document.language, document.format, digest, *hosts, "")
        key = sha256("\n".join(what).encode() + common).hexdigest()
        yield Job(document, slot.path, view, digest, key, hosts=hosts)


def _step(
    job: Job, record: DocumentRecord | None, changes: "_Changes", output_digest: Digest
) -> Step:
    found = output_digest(job.path)
    if record is None:
        return Step(job, "missing" if found is None else "stale", ("not built before",))
    if found is None:
        return Step(job, "missing", ("the file is gone",))
    reasons = changes.since(record, job)
    if found == UNREADABLE:
        reasons.append("its place holds something that is not a readable file")
    elif found != record.digest:
        reasons.append("the file was changed by hand")
    return Step(job, "stale" if reasons else "fresh", tuple(reasons))


class _Changes:
    """What changed since records were made; each set of reads and versions is looked at once."""

    def __init__(self, tables: Mapping[str, Table], versions: Table, input_digest: Digest) -> None:
        self._tables = tables
        self._versions = versions
        self._input_digest = input_digest
        self._known: dict[str, list[str]] = {}

    def since(self, record: DocumentRecord, job: Job) -> list[str]:
        """The reasons to build ``job`` again; none if nothing changed."""
        reasons = []
        if record.key != job.key:
            reasons += ["what it shows changed"] if record.view != job.view_digest else []
            reasons += self._of_versions(record.versions)
            reasons = reasons or ["its settings changed"]
        return reasons + self._of_reads(record.reads)

    def _of_reads(self, name: str) -> list[str]:
        if name not in self._known:
            self._known[name] = [
                _change(path, before, now)
                for path, before in sorted(self._tables[name].items())
                if (now := self._input_digest(path)) != before
            ]
        return self._known[name]

    def _of_versions(self, name: str) -> list[str]:
        before = self._tables[name]
        return [
            f"{library} {before.get(library)} became {self._versions.get(library)}"
            for library in sorted({*before, *self._versions})
            if before.get(library) != self._versions.get(library)
        ]


def _change(path: str, before: str | None, now: str | None) -> str:
    if path.startswith("https://"):  # only who fetches it knows
        return f"{path} may have changed"
    if before is None:
        return f"{path} is new"
    return f"{path} is gone" if now is None else f"{path} changed"


def _check_paths(slots: Iterable[_Slot]) -> None:
    """No two documents may have one path, nor paths that some disk takes for one or refuses."""
    seen: dict[str, _Slot] = {}
    for slot in slots:
        if wrong := path_problem(slot.path):
            raise ContentError(
                f"no path for a document, '{slot.path}': {wrong}",
                "docgen.toml",
                hint="see 'output' in [build]",
            )
        folded = unicodedata.normalize("NFC", slot.path).casefold()
        if other := seen.get(folded):
            raise ContentError(
                f"two documents have the path {slot.path}:"
                f" {other.document.id} and {slot.document.id}",
                "docgen.toml",
                hint="give 'output' in [build] a pattern that tells them apart",
            )
        seen[folded] = slot


def _asked_for(request: Request, document: Document) -> bool:
    *fields, _, _ = msgspec.structs.astuple(request)
    _, *coordinates = msgspec.structs.astuple(document)
    return all(
        not asked or value in asked for asked, value in zip(fields, coordinates, strict=True)
    )


def _check_request(project: Project, request: Request) -> None:
    *fields, _, _ = msgspec.structs.astuple(request)
    for (option, words), asked in zip(choices(project).items(), fields, strict=True):
        aliases = slugs(project) if option == "country" else None
        for word in asked:
            if word not in words:
                hint = nearest(word, words, aliases) or f"see {_LISTED[option]}"
                raise UsageError(f"unknown {option} '{word}'", hint=hint)
