from pathlib import Path

import pytest

from docgen.delivery.targets import FolderTarget, MailTarget, RemoteTarget, ZipTarget
from docgen.errors import ContentError
from docgen.job import Request
from docgen.load.project import load_project
from docgen.schedule.entries import load_schedule
from docgen.schedule.timetable import ScheduleEntry
from docgen.sources import Sources

SCHEDULE = """
[[schedule]]
name = "weekdays"
cron = "0 6 * * mon-fri"
zone = "Europe/Rome"
products = ["note"]
countries = ["kz", "NO"]

[[schedule.deliver]]
to = "folder"
path = "share"

[[schedule.deliver]]
to = "mail"
server = "mail.example.org"
sender = "desk@example.org"
recipients = ["minister@example.org"]
subject = "Briefings"

[[schedule]]
name = "monthly"
cron = "*/30 4-5 1 * *"
zone = "Asia/Almaty"
sectors = ["fish"]
limit = 30

[[schedule.deliver]]
to = "zip"
path = "all.zip"

[[schedule.deliver]]
to = "remote"
url = "sftp://host:2222/folder"
options = { username = "desk" }
"""


def load(root: Path, schedule: str = SCHEDULE) -> tuple[ScheduleEntry, ...]:
    with (root / "docgen.toml").open("a") as file:
        file.write(schedule)
    sources = Sources(root)
    return load_schedule(sources, load_project(sources))


def test_entries_in_their_order(mini: Path) -> None:
    assert load(mini) == (
        ScheduleEntry(
            "weekdays",
            "0 6 * * mon-fri",
            "Europe/Rome",
            Request(products=("note",), countries=("KZ", "NO")),
            240,
            (
                FolderTarget("share"),
                MailTarget(
                    "mail.example.org", "desk@example.org", ("minister@example.org",), "Briefings"
                ),
            ),
        ),
        ScheduleEntry(
            "monthly",
            "*/30 4-5 1 * *",
            "Asia/Almaty",
            Request(sectors=("fish",)),
            30,
            (ZipTarget("all.zip"), RemoteTarget("sftp://host:2222/folder", {"username": "desk"})),
        ),
    )


def test_a_project_without_a_schedule(mini: Path) -> None:
    assert load(mini, "") == ()


def test_mistakes_are_told_together(mini: Path) -> None:
    broken = SCHEDULE.replace("Europe/Rome", "Rome").replace('"fish"', '"dish"')
    broken = broken.replace("mon-fri", "1-8").replace("desk@example.org", "desk")
    with pytest.raises(ContentError) as caught:
        load(mini, broken)
    lines = [each.line for each in (caught.value, *caught.value.others)]
    assert lines == [11, 12, 23, 31]


@pytest.mark.parametrize(
    "secret",
    [
        'url = "sftp://desk:1234@host/folder"',
        'url = "s3://bucket/folder"\noptions = { key = "1234" }',
        'url = "s3://bucket/folder"\noptions = { secret = "1234" }',
        'url = "s3://bucket/folder"\noptions = { session_token = "1234" }',
    ],
)
def test_secrets_have_no_place_in_the_file(mini: Path, secret: str) -> None:
    old = 'url = "sftp://host:2222/folder"\noptions = { username = "desk" }'
    assert old in SCHEDULE
    with pytest.raises(ContentError, match="a secret must not be in this file"):
        load(mini, SCHEDULE.replace(old, secret))
