"""A project and a request → the jobs that the request asks for, each with its state and reasons.

Nothing is read or written here: the digests of files on disk come in as functions.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Literal

import msgspec

from docgen.errors import UsageError, nearest
from docgen.job import Document, Job, Request
from docgen.model import Project
from docgen.plan.choices import choices, slugs
from docgen.plan.matrix import Slot, check_paths, matrix_of
from docgen.plan.variants import view_of
from docgen.store.outputs import UNREADABLE
from docgen.store.state import BuildRecords, DocumentRecord, Table
from docgen.view import Variant, View

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
    """What a build does: ``steps`` in the order of their paths, and records of orphans."""

    steps: tuple[Step, ...]
    orphans: tuple[DocumentRecord, ...]
    left_out: tuple[Slot, ...] = ()

    @property
    def stale(self) -> tuple[Step, ...]:
        """The steps that have to run."""
        return tuple(step for step in self.steps if step.state != "fresh")

    def why_orphan(self, path: str) -> str:
        """Why the project no longer has the document at ``path``."""
        of_path = (slot.why_not for slot in self.left_out if slot.path == path)
        return next(of_path, "no longer part of the project")


def make_plan(
    project: Project,
    request: Request,
    versions: Mapping[str, str],
    records: BuildRecords,
    input_digest: Digest,
    output_digest: Digest,
) -> Plan:
    """The plan for ``request``, in the order of paths.

    ``versions`` are those of docgen and of the libraries that shape documents; the two functions
    give the SHA-256 of an input or output file by its path. Raises :class:`UsageError` if the
    request names something unknown or matches no document, :class:`ContentError` if two documents
    would have the same path.
    """
    _check_request(project, request)
    matrix = sorted(matrix_of(project), key=lambda slot: slot.path)
    slots = [slot for slot in matrix if not slot.why_not]
    check_paths(slots)
    asked = [slot for slot in slots if _asked_for(request, slot.document)]
    left_out = [slot for slot in matrix if slot.why_not and _asked_for(request, slot.document)]
    if not asked:
        raise _nothing_to_do(left_out)
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
    return Plan(
        steps,
        tuple(orphans),
        tuple(slot for slot in left_out if in_shard(slot.document, request.shard)),
    )


def in_shard(document: Document, shard: tuple[int, int]) -> bool:
    """Whether ``document`` belongs to ``shard``, which depends on its id alone."""
    number, count = shard
    return count == 1 or int(sha256(document.id.encode()).hexdigest()[:8], 16) % count == number - 1


def _nothing_to_do(left_out: Sequence[Slot]) -> UsageError:
    if not left_out:
        return UsageError("no document matches", hint="'docgen list' shows all documents")
    first, product = left_out[0], left_out[0].document.product
    return UsageError(
        f"no document matches: {first.path} is not built, since {first.why_not}",
        hint=f"every_country = true in [products.{product}] of docgen.toml builds it",
    )


def _jobs(
    project: Project,
    slots: Iterable[Slot],
    versions: Mapping[str, str],
    as_of: datetime.date | None,
) -> Iterator[Job]:
    views: dict[tuple[str, str, Variant], tuple[View, str]] = {}
    common = msgspec.json.encode(versions, order="sorted")
    prepared = project.prepared
    if as_of:
        prepared = msgspec.structs.replace(prepared, date=as_of)
    for slot in slots:
        head = slot.declaration.head
        place = (head.id, head.language, slot.variant)
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
        reasons.append("there is no readable file at its path")
    elif found != record.digest:
        reasons.append("the file was changed by hand")
    return Step(job, "stale" if reasons else "fresh", tuple(reasons))


class _Changes:
    """What has changed since documents were recorded.

    Each set of reads and versions is compared once.
    """

    def __init__(self, tables: Mapping[str, Table], versions: Table, input_digest: Digest) -> None:
        self._tables = tables
        self._versions = versions
        self._input_digest = input_digest
        self._known: dict[str, list[str]] = {}

    def since(self, record: DocumentRecord, job: Job) -> list[str]:
        """The reasons to build ``job`` again; empty if nothing has changed."""
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
    if path.startswith("https://"):  # remote: only a download would tell
        return f"{path} may have changed"
    if before is None:
        return f"{path} is new"
    return f"{path} is gone" if now is None else f"{path} changed"


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
