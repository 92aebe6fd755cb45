"""A mail server and an SFTP server, real ones on 127.0.0.1."""

import asyncio
import ssl
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any, NamedTuple

import asyncssh
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from loopback import serving

# aiosmtpd does not see that all of a connection is encrypted.
AUTH_WITHOUT_STARTTLS = "ignore:Requiring AUTH while not requiring TLS"


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


def door(user: str, password: str) -> Callable[..., AuthResult]:
    """Lets in this user alone, and repeats to others the password that they gave."""
    wanted = LoginPassword(user.encode(), password.encode())

    def answer(
        server: SMTP, session: Session, envelope: Envelope, how: str, data: LoginPassword
    ) -> AuthResult:
        if data == wanted:
            return AuthResult(success=True)
        said = data.password.decode("ascii", "replace").replace("\ufffd", "?")
        return AuthResult(success=False, handled=False, message=f"535 5.7.8 not {said!r}")

    return answer


def known(server: SMTP, session: Session, envelope: Envelope, how: str, data: Any) -> AuthResult:
    good = data == LoginPassword(b"desk", b"secret")
    return AuthResult(success=good, handled=False)


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


class SftpServer(NamedTuple):
    """A server: the URL of its folder, where that is on the disk, and options for its driver."""

    url: str
    folder: Path
    options: dict[str, str]


@contextmanager
def sftp_server(tmp_path: Path) -> Iterator[SftpServer]:
    """A server that lets in the key of the desk, and whose own key is known."""
    folder, host, desk = tmp_path / "server", tmp_path / "host_key", tmp_path / "desk_key"
    (folder / "share").mkdir(parents=True)
    for path in (host, desk):
        key = asyncssh.generate_private_key("ssh-ed25519")
        key.write_private_key(path)
        key.write_public_key(path.with_suffix(".pub"))

    connections: list[asyncssh.SSHServerConnection] = []

    async def hang_up() -> None:
        for connection in connections:
            connection.abort()
            await connection.wait_closed()

    async def start() -> asyncssh.SSHAcceptor:
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            acceptor=connections.append,
            server_host_keys=[str(host)],
            authorized_client_keys=str(desk.with_suffix(".pub")),
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=str(folder).encode()),
        )

    with serving(start, hang_up) as port:
        known = tmp_path / "known_hosts"
        known.write_text(f"[127.0.0.1]:{port} {host.with_suffix('.pub').read_text()}")
        options = {
            "username": "desk",
            "client_keys": str(desk),
            "known_hosts": str(known),
            "config": "",
        }
        yield SftpServer(f"sftp://127.0.0.1:{port}/share", folder / "share", options)
