"""A folder of this machine, or of a share that it mounts."""

import shutil
from pathlib import Path

from docgen.errors import DeliveryError
from docgen.store import outputs


class FolderStore:
    """The folder at ``root``, which must be there: an unmounted share has none."""

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise DeliveryError("no such folder", str(root), hint="is the share mounted?")
        self._root = root

    def read(self, path: str) -> bytes | None:
        """The file at ``path``, if there is one."""
        file = self._root / path
        return file.read_bytes() if file.is_file() else None

    def write(self, path: str, content: bytes) -> None:
        """Write a file."""
        outputs.write(self._root / path, content)

    def move(self, path: str, to: str) -> None:
        """Give a file the path ``to``."""
        target = self._root / to
        target.parent.mkdir(parents=True, exist_ok=True)
        (self._root / path).replace(target)

    def remove(self, path: str) -> None:
        """Remove a file and the folders that it leaves empty."""
        outputs.remove(self._root, path)

    def clear(self, folder: str) -> None:
        """Remove ``folder``."""
        if (self._root / folder).exists():
            shutil.rmtree(self._root / folder)
