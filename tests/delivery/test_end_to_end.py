"""``docgen schedule run --once`` to every kind of place at once."""

import shutil
import zipfile
from pathlib import Path

import pytest

from conftest import RunDocgen, tree
from docgen.delivery.targets import MailTarget
from releases import seen
from servers import AUTH_WITHOUT_STARTTLS, Postbox, SftpServer

pytestmark = pytest.mark.early

SCHEDULE = """
[[schedule]]
name = "nightly"
cron = "0 6 * * 1-5"
zone = "Europe/Rome"
countries = ["KZ"]
formats = ["docx"]

[[schedule.deliver]]
to = "folder"
path = "share"

[[schedule.deliver]]
to = "zip"
path = "all.zip"

[[schedule.deliver]]
to = "remote"
url = "{server.url}"

[schedule.deliver.options]
username = "{server.options[username]}"
client_keys = "{server.options[client_keys]}"
known_hosts = "{server.options[known_hosts]}"

[[schedule.deliver]]
to = "mail"
server = "{mail.server}"
port = {mail.port}
security = "{mail.security}"
user = "desk"
sender = "desk@example.org"
recipients = ["minister@example.org", "deputy@example.org"]
subject = "Briefings"
"""


@pytest.mark.filterwarnings(AUTH_WITHOUT_STARTTLS)
@pytest.mark.usefixtures("trusted")
def test_every_place(
    mini: Path,
    docgen: RunDocgen,
    mail: MailTarget,
    postbox: Postbox,
    server: SftpServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (mini / "share").mkdir()
    with (mini / "docgen.toml").open("a") as file:
        file.write(SCHEDULE.format(server=server, mail=mail))
    monkeypatch.setenv("DOCGEN_SMTP_PASSWORD", "secret")
    once = ("schedule", "run", "--once", "nightly", "-j1", "--project", mini)

    done = docgen(*once)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[1:] == [
        "3 rendered, 0 fresh",
        "delivered to share: 3 documents",
        "delivered to all.zip: 3 documents",
        f"delivered to {server.url}: 3 documents",
        "delivered to mailto:minister@example.org: 3 documents",
        "delivered to mailto:deputy@example.org: 3 documents",
    ]
    built = {path: body for path, body in tree(mini / "build").items() if path.endswith("docx")}
    assert len(built) == 3
    assert tree(mini / "share").items() >= built.items()
    assert seen(server.folder) == seen(mini / "share")
    with zipfile.ZipFile(mini / "all.zip") as parts:
        assert {name: parts.read(name) for name in built} == built
    for recipients, letter in postbox.letters:
        attached = {each.get_filename(): each.get_content() for each in letter.iter_attachments()}
        assert attached == {path.rpartition("/")[2]: body for path, body in built.items()}
        assert recipients == [letter["To"]]

    again = docgen(*once)
    assert again.out.count(": 0 documents\n") == 5
    assert len(postbox.letters) == 2

    (mini / "content/demo/notes/kz.md").write_text("Another note.\n")
    changed = docgen(*once).out.splitlines()[1:]
    assert changed == [
        "1 rendered, 2 fresh",
        "delivered to share: 1 document",
        "delivered to all.zip: 3 documents",
        f"delivered to {server.url}: 1 document",
        "delivered to mailto:minister@example.org: 1 document",
        "delivered to mailto:deputy@example.org: 1 document",
    ]
    assert len(postbox.letters) == 4

    monkeypatch.delenv("DOCGEN_SMTP_PASSWORD")
    (mini / "content/demo/notes/kz.md").write_text("A third note.\n")
    failed = docgen(*once)
    assert failed.code == 1
    assert failed.err.count("no password is set (set DOCGEN_SMTP_PASSWORD)") == 2
    history = docgen("history", "--project", mini, "--last", "1").out
    assert "  nightly (KZ; docx): 1 rendered, 2 fresh; " in history.splitlines()[0]
    assert history.count("no password is set") == 2


def test_what_is_withdrawn_goes_and_what_is_others_stays(mini: Path, docgen: RunDocgen) -> None:
    """Also when the entry has another name and nothing is left of the state."""
    (mini / "share").mkdir()
    settings = (mini / "docgen.toml").read_text()
    entry = SCHEDULE.partition('[[schedule.deliver]]\nto = "zip"')[0]
    (mini / "docgen.toml").write_text(settings + entry)
    run = ("schedule", "run", "-j1", "--project", mini, "--once")
    assert docgen(*run, "nightly").code == 0
    assert len(seen(mini / "share")) == 4

    shutil.rmtree(mini / "build")
    entry = entry.replace("nightly", "weekly").replace('countries = ["KZ"]', 'countries = ["NO"]')
    (mini / "docgen.toml").write_text(settings + entry)
    (mini / "share/theirs.txt").write_text("theirs")
    done = docgen(*run, "weekly")
    assert (done.code, done.err) == (0, "")
    left = {path for path in seen(mini / "share") if path.endswith(".docx")}
    assert left == {path for path in tree(mini / "build") if path.endswith(".docx")}
    assert (mini / "share/theirs.txt").read_text() == "theirs"

    (mini / "share/SHA256SUMS").write_text("edited")
    (mini / "content/demo/notes/no.md").write_text("A note.\n")
    refused = docgen(*run, "weekly")
    said = f"{mini}/share/SHA256SUMS: changed since docgen delivered it, so it stays"
    assert refused.code == 1
    assert said in refused.err
    assert said in docgen("history", "--project", mini, "--last", "1").out
    assert (mini / "share/SHA256SUMS").read_text() == "edited"
