"""Follows the tutorial to its letter, which goes to a mail server on loopback.

Also ``python -m handbook.tutorial PAGE``, in an empty folder, wherever docgen is installed.
"""

import os
import ssl
import sys
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import trustme

from handbook.blocks import follow
from servers import Postbox, known, mail_server


def follow_tutorial(page: Path, folder: Path, environment: Mapping[str, str]) -> EmailMessage:
    """Do what ``page`` says in ``folder``, word by word but for the mail server, and return the
    letter that arrives. Raises the errors of :func:`handbook.blocks.follow`.
    """
    authority, postbox = trustme.CA(), Postbox()
    trusted = folder.with_name(f"{folder.name}.pem")
    authority.cert_pem.write_to_path(trusted)
    trust = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(trust)
    encrypted = {"tls_context": trust, "require_starttls": True}
    with mail_server(postbox, None, authenticator=known, auth_required=True, **encrypted) as port:
        instead = {"mail.example.org": "127.0.0.1", "port = 587": f"port = {port}"}
        follow(page, folder, {**environment, "SSL_CERT_FILE": str(trusted)}, instead)
    ((recipients, letter),) = postbox.letters
    assert recipients == ["minister@example.org"]
    return letter


if __name__ == "__main__":
    arrived = follow_tutorial(Path(sys.argv[1]).absolute(), Path.cwd(), os.environ)
    names = [part.get_filename() for part in arrived.iter_attachments()]
    sys.stdout.write(f"{arrived['Subject']}: {', '.join(map(str, names))}\n")
