"""What a shell is given, and what it then asks for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import RunDocgen

SHELLS = ("bash", "zsh", "fish")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_asks_docgen(docgen: RunDocgen, shell: str) -> None:
    done = docgen("completion", shell)
    assert done.code == 0
    assert f"_DOCGEN_COMPLETE={shell}_complete" in done.out


def test_an_unknown_shell(docgen: RunDocgen) -> None:
    done = docgen("completion", "tcsh")
    assert done.code == 2
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish'" in done.err


def test_bash_completes_commands_and_options(docgen: RunDocgen, tmp_path: Path) -> None:
    script = tmp_path / "docgen"
    script.write_text(docgen("completion", "bash").out)
    ask = """
    source "$0"
    for words in "docgen temp" "docgen templates ej" "docgen build --prod"; do
        COMPREPLY=() COMP_WORDS=($words) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _docgen_completion docgen
        echo "${COMPREPLY[@]}"
    done
    """
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", ask, script],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n") == ["templates", "eject", "--product", ""], done.stderr
