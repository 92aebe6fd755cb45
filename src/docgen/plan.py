"""A project and a request → the jobs that the request asks for, each with its state and reasons.

Nothing is read or written here: the digests of files on disk come in as functions.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Literal

import msgspec

from docgen.errors import ContentError, UsageError, nearest
from docgen.model import Declaration, Format, Job, Product, Project, Reads, Request, Variant, View
from docgen.state import History, Record
from docgen.variants import variants_of, view_of

Digest = Callable[[str], str | None]
StateOfFile = Literal["missing", "stale", "fresh"]


class Step(msgspec.Struct, frozen=True):
    """A job, what stands under its path now, and why it has to run (empty when fresh)."""

    job: Job
    state: StateOfFile
    reasons: tuple[str, ...]


class Plan(msgspec.Struct, frozen=True):
    """What a build does: steps in the order of their paths, and records nothing asks for now."""

    steps: tuple[Step, ...]
    orphans: tuple[Record, ...]

    @property
    def stale(self) -> tuple[Step, ...]:
        """The steps that have to run."""
        return tuple(step for step in self.steps if step.state != "fresh")


class _Slot(msgspec.Struct, frozen=True):
    """A place in the matrix, before its view is resolved."""

    declaration: Declaration
    product: Product
    variant: Variant
    language: str
    format: Format
    path: str


def make_plan(
    project: Project,
    request: Request,
    versions: Mapping[str, str],
    history: History,
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
    wanted = [slot for slot in slots if _asked_for(request, *_coordinates(slot))]
    if not wanted:
        raise UsageError("no document matches", hint="'docgen list' shows all there are")
    records = history.records
    changed = {name: _changes(reads, input_digest) for name, reads in history.reads.items()}
    steps = tuple(
        _step(job, records.get(job.path), changed, output_digest)
        for job in _jobs(project, wanted, versions)
    )
    paths = {slot.path for slot in slots}
    orphans = (
        record
        for path, record in sorted(records.items())
        if path not in paths
        and _asked_for(
            request,
            record.declaration,
            record.product,
            record.country,
            record.sector,
            record.language,
            record.format,
        )
    )
    return Plan(steps, tuple(orphans))


def _matrix(project: Project) -> Iterator[_Slot]:
    for language in project.languages:
        for declaration in _editions(project.declarations, language):
            for product in project.products:
                for shape in product.variants:
                    for variant in variants_of(declaration, project.vocabulary, shape):
                        for form in product.formats:
                            path = project.output.format(
                                declaration=declaration.head.id,
                                language=language,
                                product=product.name,
                                variant=variant.slug,
                                format=form,
                            )
                            yield _Slot(declaration, product, variant, language, form, path)


def _editions(declarations: Iterable[Declaration], language: str) -> list[Declaration]:
    """Of each declaration the text in ``language``, or else in its first language."""
    chosen: dict[str, Declaration] = {}
    for declaration in declarations:
        if declaration.head.language == language:
            chosen[declaration.head.id] = declaration
        else:
            chosen.setdefault(declaration.head.id, declaration)
    return list(chosen.values())


def _jobs(project: Project, slots: Iterable[_Slot], versions: Mapping[str, str]) -> Iterator[Job]:
    views: dict[tuple[str, str, str], tuple[View, bytes]] = {}
    common = msgspec.json.encode(versions, order="sorted")
    for slot in slots:
        head = slot.declaration.head
        place = (head.id, head.language, slot.variant.id)
        if place not in views:
            view = view_of(slot.declaration, project.vocabulary, slot.variant)
            views[place] = (view, sha256(msgspec.json.encode(view)).digest())
        view, digest = views[place]
        what = f"{slot.product.name}\n{slot.language}\n{slot.format}\n".encode()
        yield Job(
            id="/".join((head.id, slot.language, slot.product.name, slot.variant.id, slot.format)),
            declaration=head.id,
            product=slot.product.name,
            language=slot.language,
            format=slot.format,
            path=slot.path,
            view=view,
            key=sha256(what + digest + common).hexdigest(),
        )


def _step(
    job: Job,
    record: Record | None,
    changed: Mapping[str, tuple[str, ...]],
    output_digest: Digest,
) -> Step:
    found = output_digest(job.path)
    if record is None:
        return Step(job, "missing" if found is None else "stale", ("not built before",))
    if found is None:
        return Step(job, "missing", ("the file is gone",))
    reasons = list(changed[record.reads])
    if record.key != job.key:
        reasons.insert(0, "its content, settings or a library changed")
    if found != record.digest:
        reasons.append("the file was changed by hand")
    return Step(job, "stale" if reasons else "fresh", tuple(reasons))


def _changes(reads: Reads, input_digest: Digest) -> tuple[str, ...]:
    return tuple(
        _change(path, before, now)
        for path, before in sorted(reads.items())
        if (now := input_digest(path)) != before
    )


def _change(path: str, before: str | None, now: str | None) -> str:
    if before is None:
        return f"{path} is new"
    return f"{path} is gone" if now is None else f"{path} changed"


def _check_paths(slots: Iterable[_Slot]) -> None:
    """No two documents may have one path, nor paths that some disk takes for one."""
    seen: dict[str, _Slot] = {}
    for slot in slots:
        folded = unicodedata.normalize("NFC", slot.path).casefold()
        if other := seen.get(folded):
            raise ContentError(
                f"two documents have the path {slot.path}: {_name(other)} and {_name(slot)}",
                "docgen.toml",
                hint="give 'output' in [build] a pattern that tells them apart",
            )
        seen[folded] = slot


def _name(slot: _Slot) -> str:
    return f"{slot.product.name} {slot.variant.id} {slot.language} {slot.format}"


def _coordinates(slot: _Slot) -> tuple[str, str, str | None, str | None, str, str]:
    variant = slot.variant
    return (
        slot.declaration.head.id,
        slot.product.name,
        variant.country,
        variant.sector,
        slot.language,
        slot.format,
    )


def _asked_for(request: Request, *coordinates: str | None) -> bool:
    fields = msgspec.structs.astuple(request)
    return all(
        not asked or value in asked for asked, value in zip(fields, coordinates, strict=True)
    )


def _check_request(project: Project, request: Request) -> None:
    known: dict[str, set[str]] = {
        "declaration": {declaration.head.id for declaration in project.declarations},
        "product": {product.name for product in project.products},
        "country": {
            participant.party
            for declaration in project.declarations
            for participant in declaration.head.participants
        },
        "sector": set(project.vocabulary.sectors),
        "language": set(project.languages),
        "format": {form for product in project.products for form in product.formats},
    }
    slugs = {project.vocabulary.parties[code].slug: code for code in known["country"]}
    for (option, words), asked in zip(known.items(), msgspec.structs.astuple(request), strict=True):
        aliases = slugs if option == "country" else None
        for word in asked:
            if word not in words:
                raise UsageError(f"unknown {option} '{word}'", hint=nearest(word, words, aliases))
