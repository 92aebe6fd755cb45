"""``docgen-VERSION.cdx.json``: what a release is made of, as CycloneDX 1.6 (ECMA-424) has it.

All packages of ``requirements.lock``, with the licences of ``docs/licences.md``, and what needs
what. Those that only building and testing need are ``excluded``. The same lock, the same bytes.

    python release/materials.py FOLDER
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.requirements import Requirement

REPOSITORY = Path(__file__).parents[1]
_LOCKED = re.compile(r"^([\w.-]+)==([\w.]+)", re.MULTILINE)
_LICENCE = re.compile(r"^\| ([a-z0-9-]+) \| (.+) \|$", re.MULTILINE)
_EXTRAS = {"dask", "desk", "remote"}


def materials(lock: str, licences: dict[str, str], version: str) -> str:
    """The bill of materials of docgen ``version`` with the packages of ``lock``, as JSON.

    Raises :class:`ValueError` if it is not valid by the schema of CycloneDX.
    """
    docgen = Component(name="docgen", version=version, type=ComponentType.APPLICATION)
    docgen.bom_ref.value = "docgen"
    docgen.licenses = [LicenseFactory().make_from_string("MIT")]
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, f"docgen {version}\n{lock}"))
    bom.metadata.component = docgen
    bom.metadata.timestamp = None  # type: ignore[assignment]  # left out of the file
    needed = _needed()
    by_name: dict[str, list[Component]] = {}
    for name, pinned in _LOCKED.findall(lock):
        scope = ComponentScope.REQUIRED if name in needed else ComponentScope.EXCLUDED
        component = _component(name, pinned, scope, licences[name])
        by_name.setdefault(name, []).append(component)
        bom.components.add(component)
    for name, components in by_name.items():
        below = _found(by_name, _names_needed_by(name, set()))
        for component in components:
            bom.register_dependency(component, below)
    bom.register_dependency(docgen, _found(by_name, _names_needed_by("docgen", _EXTRAS)))
    written = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2)
    if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(written):
        raise ValueError(f"not CycloneDX 1.6: {error}")
    return f"{written}\n"


def _component(name: str, version: str, scope: ComponentScope, licence: str) -> Component:
    address = PackageURL("pypi", name=name, version=version)
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        scope=scope,
        purl=address,
        bom_ref=str(address),
        licenses=[LicenseFactory().make_from_string(licence)],
    )


def _found(by_name: dict[str, list[Component]], names: Iterable[str]) -> list[Component]:
    return [each for name in sorted(set(names)) for each in by_name.get(name, ())]


def _needed() -> set[str]:
    """The names of all packages that docgen and its extras need, on any system."""
    needed: set[str] = set()
    waiting = [("docgen", frozenset(_EXTRAS))]
    seen = set(waiting)
    while waiting:
        for requirement in _requirements(*waiting.pop()):
            name = _canonical(requirement.name)
            needed.add(name)
            if (further := (name, frozenset(requirement.extras))) not in seen:
                seen.add(further)
                waiting.append(further)
    return needed


def _names_needed_by(name: str, extras: set[str]) -> Iterator[str]:
    return (_canonical(each.name) for each in _requirements(name, frozenset(extras)))


def _requirements(name: str, extras: frozenset[str]) -> Iterator[Requirement]:
    try:
        lines = requires(name) or []
    except PackageNotFoundError:  # one for another system
        return
    for requirement in map(Requirement, lines):
        marker = requirement.marker
        always = marker is None or "extra" not in str(marker)
        if always or any(marker.evaluate({"extra": each}) for each in extras if marker):
            yield requirement


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main(folder: Path) -> None:
    """Write the file into ``folder``."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (REPOSITORY / "requirements.lock").read_text("utf-8")
    licences = dict(_LICENCE.findall((REPOSITORY / "docs/licences.md").read_text("utf-8")))
    path = folder / f"docgen-{project['version']}.cdx.json"
    path.write_text(materials(lock, licences, project["version"]), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
