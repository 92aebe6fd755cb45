"""The ``docgen`` command, also as ``python -m docgen``."""

import sys

from docgen.import_path import leave_out_working_folder


def main() -> None:
    """Run the command, importing nothing from the working folder."""
    if sys.version_info < (3, 11):  # noqa: UP036 - pip refuses it, a copied folder does not
        found = ".".join(map(str, sys.version_info[:3]))
        sys.stderr.write(f"error: docgen needs Python 3.11 or later, and this is {found}\n")
        sys.stderr.write("  install it for a newer one: pipx install --python python3.11 docgen\n")
        sys.exit(6)
    leave_out_working_folder()
    from docgen.cli.main import main as run_command

    run_command()


if __name__ == "__main__":
    main()
