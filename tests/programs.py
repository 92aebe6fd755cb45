"""Programs that are not docgen's, started by tests in whose process docgen may have run."""

import os


def environment() -> dict[str, str]:
    """Theirs: docgen keeps the machine's fonts from its own process, and they need some."""
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
