"""A project and a request → the jobs that the request asks for, each with its state and reasons.

Nothing is read or written here: the digests of files on disk come in as functions.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

import msgspec

from docgen.errors import UsageError, nearest
from docgen.job import Job, Request
from docgen.model import Project
from docgen.plan.choices import choices, slugs
from docgen.plan.freshness import Freshness
from docgen.plan.matrix import check_paths, matrix_of
from docgen.plan.selection import in_shard, is_asked_for, orphans
from docgen.plan.steps import Plan, Slot, Step
from docgen.plan.views import Views
from docgen.plan.wordings import Wordings
from docgen.store.outputs import Digest
from docgen.store.state import BuildRecords

# Where a user finds the words that a request may hold.
_LISTED = {
    "declaration": "the folders of content/",
    "country": "content/parties.yaml",
    "sector": "content/sectors.yaml, or the declaration's own",
} | dict.fromkeys(("product", "language", "format"), "docgen.toml")


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
    asked = [slot for slot in slots if is_asked_for(request, slot.document)]
    left_out = [slot for slot in matrix if slot.why_not and is_asked_for(request, slot.document)]
    if not asked:
        raise _nothing_to_do(left_out)
    wanted = [slot for slot in asked if in_shard(slot.document, request.shard)]
    freshness = Freshness(records, versions, input_digest, output_digest)
    jobs = list(_jobs(project, wanted, versions, request.as_of))  # all before the first digest
    steps = tuple(
        Step(job, *freshness.state_of(job.path, job.key, job.view_digest)) for job in jobs
    )
    paths = frozenset(slot.path for slot in slots)
    return Plan(
        steps,
        tuple(orphans(request, records, paths)),
        tuple(slot for slot in left_out if in_shard(slot.document, request.shard)),
        paths,
    )


def _nothing_to_do(left_out: Sequence[Slot]) -> UsageError:
    if not left_out:
        return UsageError("no document matches", hint="'docgen list' shows all documents")
    first, product = left_out[0], left_out[0].document.product
    hint = f"every_country = true in [products.{product}] of docgen.toml builds it"
    if first.setting:
        hint = f"change {first.setting} of docgen.toml to build it"
    return UsageError(
        f"no document matches: {first.path} is not built, since {first.why_not}", hint=hint
    )


def _jobs(
    project: Project,
    slots: Iterable[Slot],
    versions: Mapping[str, str],
    as_of: datetime.date | None,
) -> Iterator[Job]:
    wordings = Wordings(project)
    views = Views(wordings, as_of or project.prepared.date)
    common = msgspec.json.encode(versions, order="sorted")
    products = {product.name: product for product in project.products}
    for slot in slots:
        document, product = slot.document, products[slot.document.product]
        view, digest = views.of(slot, product)
        hosts = project.hosts if document.format == "pdf" else ()
        engine = product.engine if document.format == "pdf" else None
        made_by = (f"engine {engine}",) if engine else ()
        what = (document.product, document.language, document.format, digest, *hosts, *made_by, "")
        key = sha256("\n".join(what).encode() + common).hexdigest()
        missing = wordings.missing(view, document.language)
        yield Job(document, slot.path, view, digest, key, False, hosts, engine, missing)


def _check_request(project: Project, request: Request) -> None:
    *fields, _, _ = msgspec.structs.astuple(request)
    for (option, words), asked in zip(choices(project).items(), fields, strict=True):
        aliases = slugs(project) if option == "country" else None
        for word in asked:
            if word not in words:
                hint = nearest(word, words, aliases) or f"see {_LISTED[option]}"
                raise UsageError(f"unknown {option} '{word}'", hint=hint)
