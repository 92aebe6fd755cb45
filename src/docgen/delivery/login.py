"""Logging in to a mail server with any user and password, none of whose letters are ever told.

``smtplib`` knows ASCII alone, and its error says which character of the password is not. A server
may repeat in its answer what it was sent, so of that only the code is told.
"""

import smtplib
from base64 import b64encode

from docgen.errors import DeliveryError

_DONE = 235  # RFC 4954, 6


def log_in(server: smtplib.SMTP, user: str, password: str, host: str) -> None:
    """Log in to ``server``, which messages call ``host``.

    Anything outside ASCII goes as UTF-8 by AUTH PLAIN (RFC 4616, 2). Raises :class:`DeliveryError`
    if the server refuses, or does not offer PLAIN for that.
    """
    try:
        if user.isascii() and password.isascii():
            server.login(user, password)
        else:
            _log_in_plainly(server, user, password, host)
    except smtplib.SMTPResponseException as error:
        raise _refused(error.smtp_code, host) from None
    except UnicodeError:  # says which letter
        raise DeliveryError("the user or the password cannot be sent", host) from None


def _log_in_plainly(server: smtplib.SMTP, user: str, password: str, host: str) -> None:
    server.ehlo_or_helo_if_needed()
    if "PLAIN" not in server.esmtp_features.get("auth", "").upper().split():
        raise DeliveryError(
            "the server does not offer PLAIN, which a user or password outside ASCII needs",
            host,
            hint="choose a password of English letters, digits and signs",
        )
    # What the environment has in another encoding than UTF-8 goes as it is.
    said = f"\0{user}\0{password}".encode("utf-8", "surrogateescape")
    code, _ = server.docmd("AUTH", f"PLAIN {b64encode(said).decode()}")
    if code != _DONE:
        raise _refused(code, host)


def _refused(code: int, host: str) -> DeliveryError:
    return DeliveryError(f"{code} the server refuses this user or password", host)
