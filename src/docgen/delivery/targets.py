"""The kinds of place for documents: a folder, a zip file, a remote folder, a mailbox."""

from typing import Literal

from msgspec import Struct


class FolderTarget(Struct, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="folder"):
    """A folder for the documents.

    Earlier documents that are no longer built are removed from it.
    """

    path: str
    """The folder; a relative one is in the project."""


class ZipTarget(Struct, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="zip"):
    """One zip file of the documents."""

    path: str
    """The file; a relative one is in the project."""


class RemoteTarget(Struct, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="remote"):
    """A remote folder, at a URL that fsspec supports, with ``options`` for its driver."""

    url: str
    """Such as sftp://host/folder or s3://bucket/folder."""
    options: dict[str, str | int | bool] = {}
    """What fsspec's driver needs besides; secrets go into the environment (docs/schedule.md)."""


class MailTarget(Struct, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="mail"):
    """A message to each of ``recipients`` with what has changed since the last one.

    ``attach`` is how many megabytes of documents it may carry; beyond that it only lists them.
    """

    server: str
    """The mail server that takes it."""
    sender: str
    """The address that it comes from."""
    recipients: tuple[str, ...]
    """The addresses that it goes to."""
    subject: str
    """Its subject line."""
    security: Literal["starttls", "tls"] = "starttls"
    """How the connection is encrypted."""
    port: int | None = None
    """The server's port; without it, 587 for starttls and 465 for tls."""
    user: str | None = None
    """The name to log in with; the password is in the environment (docs/schedule.md)."""
    attach: int = 10
    """How many megabytes of documents it may carry; beyond that it lists them."""


# Where documents stay, and can be withdrawn.
PlaceTarget = FolderTarget | ZipTarget | RemoteTarget
DeliveryTarget = FolderTarget | ZipTarget | RemoteTarget | MailTarget
