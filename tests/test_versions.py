import pytest

import docgen.versions
from docgen.errors import MachineError
from docgen.versions import native_versions, require_native_libraries, versions


def test_all_that_shapes_the_bytes_is_named() -> None:
    assert {"docgen", "weasyprint", "docxtpl", "jinja2", "babel", "pango", "harfbuzz"} <= set(
        versions()
    )
    assert "missing" not in versions().values()


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
