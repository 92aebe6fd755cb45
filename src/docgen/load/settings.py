"""``docgen.toml``, the file that makes a folder a project."""

from docgen.errors import ContentError, printable
from docgen.sources import Sources

SETTINGS = "docgen.toml"


def require_project(sources: Sources) -> None:
    """Raise :class:`ContentError` if the folder of ``sources`` does not hold a project."""
    if sources.find(SETTINGS) is None:
        hint = "give its folder with --project DIR, or make one: docgen init FOLDER"
        for above in sources.root.resolve().parents:
            if (above / SETTINGS).is_file():
                hint = f"it is in {printable(str(above))}: go there, or give it with --project"
                break
        raise ContentError("no project found here", SETTINGS, hint=hint)
