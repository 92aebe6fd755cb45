import os
from importlib import metadata
from pathlib import Path

import pytest

import docgen.versions
from docgen.errors import MachineError
from docgen.versions import (
    install_command,
    installation,
    native_versions,
    require_native_libraries,
    versions,
)


def test_all_that_shapes_the_bytes_is_named() -> None:
    assert {"docgen", "weasyprint", "docxtpl", "jinja2", "babel", "pango", "harfbuzz"} <= set(
        versions()
    )
    assert "missing" not in versions().values()


def test_versions_are_those_of_the_metadata() -> None:
    """They are read from names of folders, which is faster than from what is in them."""
    packages = versions().keys() - native_versions().keys()
    assert {name: versions()[name] for name in packages} == {
        name: metadata.version(name) for name in packages
    }


def test_a_package_installed_in_another_way_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    folders = ("babel-2.0-py3.egg-info", "python_docx-9.9.dist-info", "python_docx-1.dist-info")
    monkeypatch.setattr("docgen.versions._packages", lambda: folders)
    found = versions.__wrapped__()
    assert (found["babel"], found["python-docx"]) == (metadata.version("babel"), "9.9")


def test_an_installation_is_known_by_packages_and_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def now() -> str:
        return installation.__wrapped__()

    assert now() == now() == installation()
    seen = {now()}
    with monkeypatch.context() as patch:
        patch.setattr("docgen.versions._packages", lambda: ("other-1.dist-info",))
        seen.add(now())
    monkeypatch.setattr("docgen.versions.__file__", str(tmp_path / "versions.py"))
    for content in ("a", "ab"):
        (tmp_path / "module.py").write_text(content)
        seen.add(now())
    os.utime(tmp_path / "module.py", (1, 1))
    seen.add(now())
    assert len(seen) == 5


def test_a_missing_library_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "docgen.versions._call", lambda library, _: "missing" if "subset" in library else "1"
    )
    native_versions.cache_clear()
    try:
        with pytest.raises(MachineError, match=r"PDFs need harfbuzz-subset .*apt-get install"):
            require_native_libraries()
    finally:
        docgen.versions.native_versions.cache_clear()


@pytest.mark.parametrize(
    ("known", "user", "command"),
    [
        ({"ID": "debian"}, 1000, "sudo apt-get install libpango-1.0-0 "),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, 1000, "sudo apt-get install "),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, 0, "dnf install pango harfbuzz"),
        ({"ID": "alpine"}, 0, "apk add so:libpango-1.0.so.0 "),
        ({"ID": "plan9"}, 0, "apt-get install "),
        ({"ID": "plan9"}, 0, " or brew install pango harfbuzz"),
    ],
)
def test_the_command_is_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch, known: dict[str, str], user: int, command: str
) -> None:
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: known)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert command in install_command()


def test_the_command_of_macos(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> dict[str, str]:
        raise OSError("Unable to read files /etc/os-release, /usr/lib/os-release")

    monkeypatch.setattr("platform.freedesktop_os_release", unknown)
    monkeypatch.setattr("sys.platform", "darwin")
    assert install_command() == "brew install pango harfbuzz"
