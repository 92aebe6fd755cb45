"""The line at the top of a file that tells an editor where the file's schema is."""

from pathlib import PurePosixPath

# Where a project has the schemas.
SCHEMAS = ".docgen/schema"


def schema_path(name: str) -> str:
    """Where a project has the schema called ``name``."""
    return f"{SCHEMAS}/{name}.json"


def modeline(name: str, path: str) -> str:
    """The line for the file at ``path`` of a project, whose schema is ``name``.

    As yaml-language-server reads it (Visual Studio Code, Neovim, Emacs), or Taplo for TOML.
    """
    up = "../" * (len(PurePosixPath(path).parts) - 1) or "./"
    key = "#:schema " if path.endswith(".toml") else "# yaml-language-server: $schema="
    return f"{key}{up}{schema_path(name)}\n"
