"""The servers that deliveries go to."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from docgen.delivery.targets import MailTarget
from servers import Postbox, SftpServer, known, mail_server, sftp_server


@pytest.fixture(scope="module")
def quick_disk() -> Iterator[None]:
    """Do not wait for the disk: a process that is killed loses nothing of what it wrote."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda _: None)
        yield


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
def mail(
    request: pytest.FixtureRequest, authority: trustme.CA, postbox: Postbox
) -> Iterator[MailTarget]:
    """The settings for a server that takes letters from known people alone."""
    trust = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(trust)
    at_once = request.param == "tls"
    options = {"authenticator": known, "auth_required": True, "auth_require_tls": not at_once}
    if not at_once:
        options |= {"tls_context": trust, "require_starttls": True}
    with mail_server(postbox, trust if at_once else None, **options) as port:
        yield MailTarget(
            server="127.0.0.1",
            sender="desk@example.org",
            recipients=("minister@example.org",),
            subject="Briefings — today’s",
            security=request.param,
            port=port,
            user="desk",
        )


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SftpServer]:
    with sftp_server(tmp_path) as server:
        yield server
