"""A zip package ↔ its parts by name."""

import zipfile
from io import BytesIO


def unpacked(package: bytes) -> dict[str, bytes]:
    """What a package holds."""
    with zipfile.ZipFile(BytesIO(package)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(parts: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The package that holds ``parts``."""
    package = BytesIO()
    with zipfile.ZipFile(package, "w", packing) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return package.getvalue()
