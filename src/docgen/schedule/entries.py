"""The ``[[schedule]]`` tables of ``docgen.toml`` → entries of a ``timetable``."""

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from msgspec import Meta, Struct, convert

from docgen.delivery.targets import DeliveryTarget, MailTarget, RemoteTarget
from docgen.errors import ContentError, nearest
from docgen.job import Request
from docgen.load import toml
from docgen.load.decode import Located, Problems, decode, decoded_later
from docgen.load.mismatch import Steps
from docgen.load.project import load_project
from docgen.load.settings import SETTINGS
from docgen.load.vocabulary import ID, Id
from docgen.model import Project
from docgen.plan.choices import choices, slugs
from docgen.schedule.places import TakenPlaces
from docgen.schedule.timetable import ScheduleEntry, parse_cron, zones
from docgen.sources import Sources

_ADDRESS = re.compile(r"[^@\s,;:<>\"]+@[^@\s,;:<>\"]+", re.ASCII)
_URL = re.compile(r"[a-z][a-z0-9+.-]*://[^/\s]\S*")
_SECRET = re.compile(r"pass|secret|token|(^|_)key$", re.IGNORECASE)


class ScheduleTable(Struct, frozen=True, forbid_unknown_fields=True):
    """A build at set times, and where its documents go."""

    name: Id
    """What the log and the history call it."""
    cron: str
    """When: minute, hour, day, month, weekday. 0 6 * * 1-5 is six o'clock on weekdays."""
    zone: str
    """The time zone of these times, such as Europe/Rome."""
    declarations: tuple[str, ...] = ()
    """Only these declarations (the names of their folders); without any, all."""
    products: tuple[str, ...] = ()
    """Only these products; without any, all."""
    countries: tuple[str, ...] = ()
    """Only these countries, by code; without any, all."""
    sectors: tuple[str, ...] = ()
    """Only these sectors; without any, all."""
    languages: tuple[str, ...] = ()
    """Only these languages; without any, all."""
    formats: tuple[str, ...] = ()
    """Only these formats (pdf, docx); without any, all."""
    limit: Annotated[int, Meta(ge=1, le=10080)] = 240
    """After how many minutes a run is stopped."""
    deliver: tuple[DeliveryTarget, ...] = ()
    """Where the documents go."""
    drafts: bool = False
    """Whether documents with proposals that nobody has confirmed are delivered too."""


class SchedulesFile(Struct, frozen=True):
    """The part of docgen.toml that says what is built at set times."""

    schedule: tuple[Annotated[object, decoded_later(ScheduleTable)], ...] = ()
    """Builds at set times."""


def load_entries(root: Path) -> tuple[ScheduleEntry, ...]:
    """The schedule of the project in ``root``, checked against its content.

    Raises :class:`ContentError` with every mistake in the settings or the content.
    """
    sources = Sources(root)
    return load_schedule(sources, load_project(sources))


def load_schedule(sources: Sources, project: Project) -> tuple[ScheduleEntry, ...]:
    """The entries of the project in ``sources``, in their order.

    Raises :class:`ContentError` with all mistakes, including words that ``project`` does not know.
    """
    file = toml.parse(sources.text(SETTINGS), SETTINGS)
    problems = Problems()
    entries: list[ScheduleEntry] = []
    places = TakenPlaces(file, sources.root)
    for index in range(len(decode(file, SchedulesFile).schedule)):
        with problems.collected():
            entry = decode(file, ScheduleTable, "schedule", index)
            with problems.collected():
                _check_names(file, index, entry, {each.name for each in entries})
            with problems.collected():
                _check_time(file, index, entry)
            with problems.collected():
                _check_zone(file, index, entry)
            for number, delivery in enumerate(entry.deliver):
                where = ("schedule", index, "deliver", number)
                with problems.collected():
                    _check_delivery(file, where, delivery)
                    places.take(delivery, entry.name, where)
            request = _request(file, index, entry, project)
            entries.append(
                ScheduleEntry(
                    entry.name,
                    entry.cron,
                    entry.zone,
                    request,
                    entry.limit,
                    entry.deliver,
                    entry.drafts,
                )
            )
    problems.settle()
    return tuple(entries)


def _check_names(file: Located, index: int, entry: ScheduleTable, taken: set[str]) -> None:
    if not ID.fullmatch(entry.name):
        hint = "use lower-case letters, digits and hyphens"
        message = f"'{entry.name}' is not a valid name"
        raise file.error(message, "schedule", index, "name", hint=hint)
    if entry.name in taken:
        raise file.error(f"duplicate entry name '{entry.name}'", "schedule", index, "name")


def _check_time(file: Located, index: int, entry: ScheduleTable) -> None:
    try:
        parse_cron(entry.cron)
    except ValueError as error:
        hint = "'0 6 * * 1-5' is six o'clock on weekdays"
        message = f"cron: {error}"
        raise file.error(message, "schedule", index, "cron", hint=hint) from error


def _check_zone(file: Located, index: int, entry: ScheduleTable) -> None:
    if entry.zone not in zones():
        hint = nearest(entry.zone, zones()) or "a name such as Europe/Rome"
        raise file.error(f"unknown time zone '{entry.zone}'", "schedule", index, "zone", hint=hint)


def _request(file: Located, index: int, entry: ScheduleTable, project: Project) -> Request:
    asked = {
        "declarations": entry.declarations,
        "products": entry.products,
        "countries": tuple(code.upper() for code in entry.countries),
        "sectors": entry.sectors,
        "languages": entry.languages,
        "formats": entry.formats,
    }
    for (key, words), (kind, known) in zip(asked.items(), choices(project).items(), strict=True):
        aliases = slugs(project) if kind == "country" else None
        for word in words:
            if word not in known:
                hint = nearest(word, known, aliases)
                raise file.error(f"unknown {kind} '{word}'", "schedule", index, key, hint=hint)
    return convert(asked, Request)


def _check_delivery(file: Located, where: Steps, delivery: DeliveryTarget) -> None:
    if isinstance(delivery, MailTarget):
        _check_mail(file, where, delivery)
    elif isinstance(delivery, RemoteTarget):
        if delivery.url.startswith(("file:", "local:")):
            hint = 'write to = "folder" and path'
            raise file.error("a folder of this machine has no URL here", *where, "url", hint=hint)
        if not _is_url(delivery.url):
            hint = "such as sftp://host/folder or s3://bucket/folder"
            raise file.error(f"'{delivery.url}' is not a URL", *where, "url", hint=hint)
        if "@" in delivery.url and ":" in delivery.url.partition("://")[2].partition("@")[0]:
            raise _exposed(file, where, "url")
        for option in delivery.options:
            if _SECRET.search(option):
                raise _exposed(file, where, "options")
    elif not delivery.path.strip():
        raise file.error("the path is empty", *where, "path")
    elif "\0" in delivery.path:
        raise file.error("no path can hold the character U+0000", *where, "path")


def _is_url(text: str) -> bool:
    try:
        urlsplit(text).port  # noqa: B018 - which says whether it is a number
    except ValueError:
        return False
    return bool(_URL.fullmatch(text))


def _check_mail(file: Located, where: Steps, mail: MailTarget) -> None:
    if not mail.recipients:
        raise file.error("recipients: give at least one address", *where, "recipients")
    for key, addresses in (("sender", (mail.sender,)), ("recipients", mail.recipients)):
        for address in addresses:
            if not _ADDRESS.fullmatch(address):
                hint = "an example: desk@example.org"
                raise file.error(f"'{address}' is not a mail address", *where, key, hint=hint)
    if len(mail.subject.splitlines()) != 1:
        raise file.error("the subject must be one line, and not empty", *where, "subject")
    if mail.port is not None and not 0 < mail.port < 65536:
        raise file.error("the port must be a number from 1 to 65535", *where, "port")


def _exposed(file: Located, where: Steps, key: str) -> ContentError:
    hint = "set it in the environment, see docs/schedule.md"
    return file.error(f"{key}: a secret must not be in this file", *where, key, hint=hint)
