"""What WebDAV can do in one step, and fsspec's driver for it (webdav4) cannot.

Its ``mv`` copies, and refuses to replace a file. Its mode ``xb`` looks for a file first and
replaces it then, whoever wrote it in the meantime. So the server itself is asked.
"""

from typing import Any


def is_webdav(url: str) -> bool:
    """Whether ``url`` goes to fsspec's driver for WebDAV."""
    return url.startswith("webdav://")


def sign_in(options: dict[str, Any]) -> dict[str, Any]:
    """``options`` with ``auth``, which the environment has as ``user:password``, as a pair."""
    match options.get("auth"):
        case str(both):
            user, _, password = both.partition(":")
            return options | {"auth": (user, password)}
    return options


def rename(files: Any, path: str, to: str) -> None:
    """Rename a file to ``to``, replacing a file there (RFC 4918, 9.9.3)."""
    files.client.move(path, to, overwrite=True)


def make(files: Any, path: str, content: bytes) -> None:
    """Write a file where there is none (RFC 9110, 13.1.2); an error of the driver if there is one.

    A server that does not know the condition replaces the file.
    """
    files.client.request("PUT", path, content=content, headers={"If-None-Match": "*"})
