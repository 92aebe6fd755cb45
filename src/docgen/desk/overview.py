"""The overview: what there is, what is left to do, what was built and what comes next."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from docgen.desk.pages import data, desk_of, page
from docgen.desk.register import counts_of
from docgen.desk.snapshot import Snapshot
from docgen.errors import DocgenError
from docgen.model import Head
from docgen.schedule.entries import load_schedule
from docgen.schedule.timetable import next_time
from docgen.sources import Sources
from docgen.store.folder import builds_of
from docgen.store.journal import Build, moment_of

_BUILDS = 5


class DeclarationRow(Struct, frozen=True):
    """A declaration in all its languages; ``first`` is the first paragraph with proposals."""

    head: Head
    languages: tuple[str, ...]
    paragraphs: int
    proposals: int
    first: str


class BuildRow(Struct, frozen=True):
    """A past build; ``seconds`` is ``None`` if it has not ended."""

    what: str
    began: datetime | None
    seconds: float | None
    words: str
    failed: bool


class ScheduledRow(Struct, frozen=True):
    """A scheduled build and when it is due next."""

    name: str
    due: datetime


def overview(request: Request) -> HTMLResponse:
    """``GET /``."""
    desk = desk_of(request)
    snapshot = desk.snapshots.newest()
    checked, current = desk.checking.found(snapshot)
    steps = snapshot.plan.steps if snapshot.plan else ()
    return page(
        request,
        "overview.html",
        snapshot=snapshot,
        declarations=_declarations(snapshot),
        documents=Counter(step.state for step in steps),
        register=counts_of(snapshot.project) if snapshot.project else None,
        checked=checked,
        checking=not current,
        builds=_builds(desk.output),
        scheduled=_scheduled(desk.root, snapshot, datetime.now(UTC)),
    )


def build_progress(request: Request) -> Response:
    """``GET /build``: how far the build is."""
    return data(desk_of(request).building.progress)


def begin_build(request: Request) -> Response:
    """``POST /build``: begin one; 409 if one is under way."""
    if not desk_of(request).building.begin():
        return data({"error": "a build is under way already"}, 409)
    return build_progress(request)


def stop_build(request: Request) -> Response:
    """``POST /build/stop``: finish what is under way and begin no other document."""
    desk_of(request).building.stop()
    return build_progress(request)


def _declarations(snapshot: Snapshot) -> list[DeclarationRow]:
    rows: dict[str, DeclarationRow] = {}
    for each in snapshot.declarations:
        before = rows.get(each.head.id)
        if before:
            languages = (*before.languages, each.head.language)
            rows[each.head.id] = DeclarationRow(
                before.head, languages, before.paragraphs, before.proposals, before.first
            )
            continue
        left = [paragraph.ref for paragraph in each.paragraphs if paragraph.annotation.proposals]
        rows[each.head.id] = DeclarationRow(
            each.head,
            (each.head.language,),
            len(each.paragraphs),
            each.unconfirmed,
            left[0] if left else "",
        )
    return list(rows.values())


def _builds(output: Path) -> list[BuildRow]:
    try:
        return [_build_row(each) for each in builds_of(output, _BUILDS)]
    except DocgenError:  # a damaged history; the next build sets it aside and says so
        return []


def _build_row(build: Build) -> BuildRow:
    counts = {
        "built": build.rendered,
        "up to date": build.fresh,
        "removed": build.removed,
        "failed": len(build.failed),
        "left": build.left,
    }
    words = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    return BuildRow(
        build.label or "by hand",
        moment_of(build.began) if build.began else None,
        build.seconds,
        build.error or words or "nothing to do",
        failed=bool(build.failed or build.error),
    )


def _scheduled(root: Path, snapshot: Snapshot, now: datetime) -> list[ScheduledRow]:
    if snapshot.project is None or snapshot.errors:
        return []
    try:
        entries = load_schedule(Sources(root), snapshot.project)
    except DocgenError:  # which `check` shows
        return []
    return sorted(
        (ScheduledRow(each.name, next_time(each, now)) for each in entries),
        key=lambda row: row.due,
    )
