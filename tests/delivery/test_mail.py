"""Letters to a real SMTP server on loopback, with TLS and a certificate authority of its own."""

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from docgen.delivery.mail import PASSWORD, send
from docgen.delivery.parcel import Handed
from docgen.errors import DeliveryError, MachineError
from docgen.timetable import Mail
from loopback import serving
from parcels import make_parcel

# it does not see that all of the connection is encrypted
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

NOW = datetime(2026, 11, 25, 6, tzinfo=UTC)
DOCUMENTS = {"en/a.pdf": b"%PDF a", "en/b.docx": b"PK b"}


class Postbox:
    """What arrived: the recipients of the envelope and the letter."""

    def __init__(self) -> None:
        self.letters: list[tuple[list[str], EmailMessage]] = []
        self.refuse = ""

    async def handle_DATA(  # noqa: N802 - as aiosmtpd calls it
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.refuse:
            return self.refuse
        content = envelope.content
        assert isinstance(content, bytes)
        letter = BytesParser(policy=policy.default).parsebytes(content)
        assert isinstance(letter, EmailMessage)
        self.letters.append((list(envelope.rcpt_tos), letter))
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if address.startswith("nobody"):
            return "550 there is no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"


def known(server: SMTP, session: Session, envelope: Envelope, how: str, data: Any) -> AuthResult:
    good = data == LoginPassword(b"desk", b"secret")
    return AuthResult(success=good, handled=False)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this process trust the authority, as an administrator would."""
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


@pytest.fixture(params=["starttls", "tls"])
def mail(request: pytest.FixtureRequest, authority: trustme.CA, postbox: Postbox) -> Iterator[Mail]:
    """The settings for a server that takes letters from known people alone."""
    trust = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(trust)
    at_once = request.param == "tls"
    options = {"authenticator": known, "auth_required": True, "auth_require_tls": not at_once}
    if not at_once:
        options |= {"tls_context": trust, "require_starttls": True}
    with mail_server(postbox, trust if at_once else None, **options) as port:
        yield Mail(
            server="127.0.0.1",
            sender="desk@example.org",
            recipients=("minister@example.org",),
            subject="Briefings — today’s",
            security=request.param,
            port=port,
            user="desk",
        )


def mail_server(
    postbox: Postbox, trust: ssl.SSLContext | None, **options: Any
) -> AbstractContextManager[int]:
    """A server that puts letters into ``postbox``, over TLS from the start with ``trust``."""

    async def start() -> asyncio.Server:
        loop = asyncio.get_running_loop()
        return await loop.create_server(
            lambda: SMTP(postbox, loop=loop, **options), "127.0.0.1", 0, ssl=trust
        )

    return serving(start)


def password(name: str) -> str | None:
    return {PASSWORD: "secret"}.get(name)


def post(mail: Mail, output: Path, before: dict[str, str], **changes: Any) -> Handed:
    parcel = make_parcel(output, changes.get("documents", DOCUMENTS))
    recipient = changes.get("recipient", "minister@example.org")
    return send(mail, recipient, parcel, before, NOW, changes.get("secret", password))


@pytest.mark.usefixtures("trusted")
def test_a_letter_with_the_documents(mail: Mail, postbox: Postbox, tmp_path: Path) -> None:
    assert post(mail, tmp_path, {}) == Handed(2, 0)
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
    mail: Mail, postbox: Postbox, tmp_path: Path
) -> None:
    before = make_parcel(tmp_path, DOCUMENTS).digests
    assert post(mail, tmp_path, before) == Handed(0, 0)
    assert postbox.letters == []
    now = {"en/b.docx": b"PK new", "en/c.pdf": b"%PDF c"}
    assert post(mail, tmp_path, before, documents=now) == Handed(2, 1)
    ((_, letter),) = postbox.letters
    assert [each.get_filename() for each in letter.iter_attachments()] == ["b.docx", "c.pdf"]
    body = letter.get_body()
    assert body is not None
    assert body.get_content().splitlines()[-5:-2] == ["No longer issued (1):", "", "  en/a.pdf"]


@pytest.mark.usefixtures("trusted")
def test_documents_of_one_name_are_told_apart(mail: Mail, postbox: Postbox, tmp_path: Path) -> None:
    post(mail, tmp_path, {}, documents={"en/a.pdf": b"1", "ru/a.pdf": b"2"})
    ((_, letter),) = postbox.letters
    names = [each.get_filename() for each in letter.iter_attachments()]
    assert names == ["en-a.pdf", "ru-a.pdf"]


@pytest.mark.usefixtures("trusted")
def test_what_is_too_large_is_listed(mail: Mail, postbox: Postbox, tmp_path: Path) -> None:
    post(mail, tmp_path, {}, documents={"a.pdf": b"x" * 10_000_001})
    ((_, letter),) = postbox.letters
    assert list(letter.iter_attachments()) == []
    assert "The documents (10.0 MB) are too large to attach." in letter.get_content()


@pytest.mark.usefixtures("trusted")
def test_another_attempt_is_the_same_letter(mail: Mail, postbox: Postbox, tmp_path: Path) -> None:
    for _ in range(2):
        post(mail, tmp_path, {})
    (_, first), (_, second) = postbox.letters
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Message-ID"].endswith("@example.org>")


def test_a_server_that_nobody_vouches_for(mail: Mail, postbox: Postbox, tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="CERTIFICATE_VERIFY_FAILED"):
        post(mail, tmp_path, {})
    assert postbox.letters == []


@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_and_none(mail: Mail, tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match=r"^127\.0\.0\.1: 535 "):
        post(mail, tmp_path, {}, secret=lambda _: "wrong")
    with pytest.raises(MachineError, match=f"set {PASSWORD}"):
        post(mail, tmp_path, {}, secret=lambda _: None)


@pytest.mark.usefixtures("trusted")
def test_refusals_are_told_in_the_words_of_the_server(
    mail: Mail, postbox: Postbox, tmp_path: Path
) -> None:
    with pytest.raises(DeliveryError, match="550 there is no such person"):
        post(mail, tmp_path, {}, recipient="nobody@example.org")
    postbox.refuse = "452 the box is full"
    with pytest.raises(DeliveryError, match="452 the box is full"):
        post(mail, tmp_path, {})


def test_no_server(tmp_path: Path) -> None:
    mail = Mail("127.0.0.1", "a@example.org", ("b@example.org",), "s", port=1)
    with pytest.raises(DeliveryError, match="refused"):
        post(mail, tmp_path, {})


@pytest.mark.usefixtures("trusted")
def test_a_server_without_tls_gets_nothing(postbox: Postbox, tmp_path: Path) -> None:
    with mail_server(postbox, None) as port:
        mail = Mail("127.0.0.1", "a@example.org", ("b@example.org",), "s", port=port)
        with pytest.raises(DeliveryError, match="STARTTLS"):
            post(mail, tmp_path, {})
    assert postbox.letters == []
