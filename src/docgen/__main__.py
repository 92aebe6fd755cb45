"""The ``docgen`` command, also as ``python -m docgen``."""

from docgen.import_path import leave_out_working_folder


def main() -> None:
    """Run the command, importing nothing from the working folder."""
    leave_out_working_folder()
    from docgen.cli.main import main as run_command

    run_command()


if __name__ == "__main__":
    main()
