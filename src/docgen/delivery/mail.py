"""Sends a release to one recipient by mail, listing what has changed since the last message."""

import smtplib
import ssl
from collections.abc import Callable, Mapping
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256

from docgen.delivery.login import log_in
from docgen.delivery.release import DeliveryCounts, Release
from docgen.delivery.targets import MailTarget
from docgen.errors import DeliveryError, MachineError
from docgen.formats import media_type

PASSWORD = "DOCGEN_SMTP_PASSWORD"  # noqa: S105 - the name of a variable
_PORTS = {"starttls": 587, "tls": 465}
_TIMEOUT = 60  # seconds for each answer of the server

Secret = Callable[[str], str | None]


def send(
    mail: MailTarget,
    recipient: str,
    release: Release,
    before: Mapping[str, str],
    now: datetime,
    secret: Secret,
) -> DeliveryCounts:
    """Send a message if anything has changed since ``before``, SHA-256 digests by path.

    ``secret`` gives a password by its name. Raises :class:`MachineError` if the password is not
    set, :class:`DeliveryError` if the server cannot be reached or refuses the message.
    """
    wanted = release.digests
    fresh = [path for path, digest in wanted.items() if before.get(path) != digest]
    gone = sorted(path for path in before if before[path] and path not in wanted)
    if fresh or gone:
        letter = _letter(mail, recipient, release, fresh, gone)
        letter["Date"] = format_datetime(now)
        _post(mail, letter, recipient, secret)
    return DeliveryCounts(len(fresh), len(gone))


def _letter(
    mail: MailTarget, recipient: str, release: Release, fresh: list[str], gone: list[str]
) -> EmailMessage:
    size = sum(release.size(path) for path in fresh)
    attached = size <= mail.attach * 1_000_000
    letter = EmailMessage()
    letter["Subject"], letter["From"], letter["To"] = mail.subject, mail.sender, recipient
    # the same at every attempt, so that a message that did arrive is recognised as a duplicate
    identity = sha256(f"{release.number}\n{mail.subject}\n{recipient}\n".encode())
    identity.update("".join(release.digests.values()).encode())
    letter["Message-ID"] = f"<{identity.hexdigest()[:40]}@{mail.sender.rpartition('@')[2]}>"
    letter.set_content("\n".join(_words(release, fresh, gone, None if attached else size)))
    if attached:
        names = [path.rpartition("/")[2] for path in fresh]
        for path in fresh:
            name = path.rpartition("/")[2]
            name = name if names.count(name) == 1 else path.replace("/", "-")
            main, _, sub = media_type(path).partition("/")
            letter.add_attachment(release.read(path), main, sub, filename=name)
    return letter


def _words(release: Release, fresh: list[str], gone: list[str], too_large: int | None) -> list[str]:
    lines = []
    if fresh:
        lines += [f"New or changed ({len(fresh)}):", ""]
        for path in fresh:
            lines += [f"  {path}", f"    SHA-256 {release.digests[path]}"]
        lines += [""]
    if gone:
        lines += [f"No longer issued ({len(gone)}):", "", *(f"  {path}" for path in gone), ""]
    lines += [f"Unchanged: {len(release.digests) - len(fresh)}.", ""]
    if too_large is not None:
        lines += [f"The documents ({too_large / 1e6:.1f} MB) are too large to attach.", ""]
    return lines


def _post(mail: MailTarget, letter: EmailMessage, recipient: str, secret: Secret) -> None:
    password = secret(PASSWORD) if mail.user else None
    if mail.user and not password:
        raise MachineError("no password is set", mail.server, hint=f"set {PASSWORD}")
    try:
        with _connect(mail) as server:
            if mail.user and password:
                log_in(server, mail.user, password, mail.server)
            server.send_message(letter, mail.sender, [recipient])
    except smtplib.SMTPRecipientsRefused as error:
        raise DeliveryError(_answer(*error.recipients[recipient]), mail.server) from error
    except smtplib.SMTPResponseException as error:
        raise DeliveryError(_answer(error.smtp_code, error.smtp_error), mail.server) from error
    except (OSError, smtplib.SMTPException) as error:
        raise DeliveryError(str(error) or type(error).__name__, mail.server) from error


def _answer(code: int, words: bytes | str) -> str:
    told = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {told}"


def _connect(mail: MailTarget) -> smtplib.SMTP:
    """An encrypted connection to a server with a valid certificate."""
    port = mail.port or _PORTS[mail.security]
    trust = ssl.create_default_context()
    if mail.security == "tls":
        return smtplib.SMTP_SSL(mail.server, port, timeout=_TIMEOUT, context=trust)
    server = smtplib.SMTP(mail.server, port, timeout=_TIMEOUT)
    try:
        server.starttls(context=trust)
    except BaseException:
        server.close()
        raise
    return server
