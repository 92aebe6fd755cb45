"""``python -m docgen`` is ``docgen``."""

from docgen.cli import main

if __name__ == "__main__":
    main()
