"""Letters to a real SMTP server on loopback, with TLS and a certificate authority of its own."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from docgen.delivery.mail import PASSWORD, send
from docgen.delivery.release import DeliveryCounts
from docgen.delivery.targets import MailTarget
from docgen.errors import DeliveryError, MachineError
from releases import make_release
from servers import AUTH_WITHOUT_STARTTLS, Postbox, mail_server

pytestmark = pytest.mark.filterwarnings(AUTH_WITHOUT_STARTTLS)

NOW = datetime(2026, 11, 25, 6, tzinfo=UTC)
DOCUMENTS = {"en/a.pdf": b"%PDF a", "en/b.docx": b"PK b"}


def password(name: str) -> str | None:
    return {PASSWORD: "secret"}.get(name)


def post(mail: MailTarget, output: Path, before: dict[str, str], **changes: Any) -> DeliveryCounts:
    release = make_release(output, changes.get("documents", DOCUMENTS))
    recipient = changes.get("recipient", "minister@example.org")
    return send(mail, recipient, release, before, NOW, changes.get("secret", password))


@pytest.mark.usefixtures("trusted")
def test_a_letter_with_the_documents(mail: MailTarget, postbox: Postbox, tmp_path: Path) -> None:
    assert post(mail, tmp_path, {}) == DeliveryCounts(2, 0)
    ((recipients, letter),) = postbox.letters
    assert recipients == ["minister@example.org"]
    assert letter["Subject"] == "Briefings — today’s"
    assert (letter["From"], letter["To"]) == ("desk@example.org", "minister@example.org")
    assert letter["Date"] == "Wed, 25 Nov 2026 06:00:00 +0000"
    attached = {each.get_filename(): each.get_content() for each in letter.iter_attachments()}
    assert attached == {"a.pdf": b"%PDF a", "b.docx": b"PK b"}
    body = letter.get_body()
    assert body is not None
    assert "New or changed (2):" in body.get_content()
    assert "en/a.pdf" in body.get_content()


@pytest.mark.usefixtures("trusted")
def test_only_what_changed_and_nothing_if_nothing_did(
    mail: MailTarget, postbox: Postbox, tmp_path: Path
) -> None:
    before = make_release(tmp_path, DOCUMENTS).digests
    assert post(mail, tmp_path, before) == DeliveryCounts(0, 0)
    assert postbox.letters == []
    now = {"en/b.docx": b"PK new", "en/c.pdf": b"%PDF c"}
    assert post(mail, tmp_path, before, documents=now) == DeliveryCounts(2, 1)
    ((_, letter),) = postbox.letters
    assert [each.get_filename() for each in letter.iter_attachments()] == ["b.docx", "c.pdf"]
    body = letter.get_body()
    assert body is not None
    assert body.get_content().splitlines()[-5:-2] == ["No longer issued (1):", "", "  en/a.pdf"]


@pytest.mark.usefixtures("trusted")
def test_documents_of_one_name_are_told_apart(
    mail: MailTarget, postbox: Postbox, tmp_path: Path
) -> None:
    post(mail, tmp_path, {}, documents={"en/a.pdf": b"1", "ru/a.pdf": b"2"})
    ((_, letter),) = postbox.letters
    names = [each.get_filename() for each in letter.iter_attachments()]
    assert names == ["en-a.pdf", "ru-a.pdf"]


@pytest.mark.usefixtures("trusted")
def test_what_is_too_large_is_listed(mail: MailTarget, postbox: Postbox, tmp_path: Path) -> None:
    post(mail, tmp_path, {}, documents={"a.pdf": b"x" * 10_000_001})
    ((_, letter),) = postbox.letters
    assert list(letter.iter_attachments()) == []
    assert "The documents (10.0 MB) are too large to attach." in letter.get_content()


@pytest.mark.usefixtures("trusted")
def test_another_attempt_is_the_same_letter(
    mail: MailTarget, postbox: Postbox, tmp_path: Path
) -> None:
    for _ in range(2):
        post(mail, tmp_path, {})
    (_, first), (_, second) = postbox.letters
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Message-ID"].endswith("@example.org>")


def test_a_server_that_nobody_vouches_for(
    mail: MailTarget, postbox: Postbox, tmp_path: Path
) -> None:
    with pytest.raises(DeliveryError, match="CERTIFICATE_VERIFY_FAILED"):
        post(mail, tmp_path, {})
    assert postbox.letters == []


@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_and_none(mail: MailTarget, tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match=r"^127\.0\.0\.1: 535 "):
        post(mail, tmp_path, {}, secret=lambda _: "wrong")
    with pytest.raises(MachineError, match=f"set {PASSWORD}"):
        post(mail, tmp_path, {}, secret=lambda _: None)


@pytest.mark.usefixtures("trusted")
def test_refusals_are_told_in_the_words_of_the_server(
    mail: MailTarget, postbox: Postbox, tmp_path: Path
) -> None:
    with pytest.raises(DeliveryError, match="550 there is no such person"):
        post(mail, tmp_path, {}, recipient="nobody@example.org")
    postbox.refuse = "452 the box is full"
    with pytest.raises(DeliveryError, match="452 the box is full"):
        post(mail, tmp_path, {})


def test_no_server(tmp_path: Path) -> None:
    mail = MailTarget("127.0.0.1", "a@example.org", ("b@example.org",), "s", port=1)
    with pytest.raises(DeliveryError, match="refused"):
        post(mail, tmp_path, {})


@pytest.mark.usefixtures("trusted")
def test_a_server_without_tls_gets_nothing(postbox: Postbox, tmp_path: Path) -> None:
    with mail_server(postbox, None) as port:
        mail = MailTarget("127.0.0.1", "a@example.org", ("b@example.org",), "s", port=port)
        with pytest.raises(DeliveryError, match="STARTTLS"):
            post(mail, tmp_path, {})
    assert postbox.letters == []
