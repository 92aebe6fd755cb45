"""A path below the output folder → why a system would refuse, hide or confuse it with another."""

import re
from functools import lru_cache

from docgen.characters import FORBIDDEN

LONGEST_NAME = 255  # bytes, of all common file systems
LONGEST_PATH = 1000  # bytes, which leaves room for the output folder (Linux allows 4096 in all)

# Windows: characters that no name may hold; names of devices, in every folder, with any ending.
_IN_NO_NAME = re.compile(r'[<>:"|?*\\\t\n]')
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
# Most names: nothing in them is odd, and they are longer than those of devices.
_PLAIN = re.compile(r"[a-z0-9-]{8,200}(\.[a-z0-9]{1,9})?")
# What a build itself keeps in the output folder.
_OURS = re.compile(r"(manifest|sha256sums)", re.IGNORECASE)


def path_problem(path: str) -> str | None:
    """What is wrong with ``path`` on Linux, macOS or Windows, or ``None``.

    The rules for Windows are those of Microsoft's "Naming Files, Paths, and Namespaces".
    """
    if len(path.encode()) > LONGEST_PATH:
        return f"it has more than {LONGEST_PATH} bytes"
    names = path.split("/")
    if _OURS.match(names[0]):
        return f"'{names[0]}' is reserved for the list of documents"
    for name in names:
        if not _PLAIN.fullmatch(name) and (wrong := _trouble(name)):
            return wrong
    return None


@lru_cache(maxsize=1000)  # thousands of documents lie in a few folders
def _trouble(name: str) -> str | None:
    odd = _IN_NO_NAME.search(name) or FORBIDDEN.search(name)
    questions = (
        (not name, "a name in it is empty"),
        (len(name.encode()) > LONGEST_NAME, f"a name in it has more than {LONGEST_NAME} bytes"),
        (name.startswith("."), f"'{name}' begins with a dot"),
        (name.endswith((".", " ")), f"'{name}' ends with a dot or a space"),
        (odd, f"'{name}' holds {odd.group()!a}" if odd else ""),
        (_DEVICES.fullmatch(name.partition(".")[0].rstrip()), f"'{name}' is a device on Windows"),
    )
    return next((wrong for is_so, wrong in questions if is_so), None)
