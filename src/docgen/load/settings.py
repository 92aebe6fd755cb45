"""``docgen.toml``, the file that makes a folder a project."""

from docgen.errors import ContentError
from docgen.sources import Sources

SETTINGS = "docgen.toml"


def require_project(sources: Sources) -> None:
    """Raise :class:`ContentError` if the folder of ``sources`` does not hold a project."""
    if sources.find(SETTINGS) is None:
        hint = "give its folder with --project DIR, or make one: docgen init FOLDER"
        raise ContentError("no project found here", SETTINGS, hint=hint)
