"""Words of docgen's own that a desk which writes in another language has not replaced."""

from collections.abc import Iterator

from docgen.language.states import known
from docgen.language.tags import is_same_language
from docgen.load import toml, yaml
from docgen.load.settings import SETTINGS
from docgen.load.vocabulary import PARTIES, SECTORS
from docgen.model import Project
from docgen.shipped import shipped
from docgen.starting.new_project import sector_set

_SHOWN = 3  # names in a warning


def english_left(project: Project) -> Iterator[str]:
    """Warnings about docgen's English names, which would pass for words in the desk's language."""
    desk = project.desk_language
    if is_same_language(desk, "en"):
        return
    used = {one.party for each in project.declarations for one in each.head.participants}
    parties = [project.vocabulary.parties[each] for each in sorted(used)]
    official = [each.code for each in parties if each.official == _official(each.code)]
    if official:
        yield (
            f"{PARTIES}: the official names of {_listed(official)} are docgen's, in English,"
            f" but the desk writes in '{desk}': write 'official' in their entries"
        )
    names = _starting_names()
    sectors = [each.name for each in project.vocabulary.sectors.values() if each.name in names]
    if sectors:
        yield (
            f"{SECTORS}: sectors still have docgen's English names ({_listed(sectors)}), but the"
            f" desk writes in '{desk}': translate them"
        )
    prepared = [
        name
        for name, words in _starting_prepared().items()
        if getattr(project.prepared, name, None) == words
    ]
    if prepared:
        yield (
            f"{SETTINGS}: [prepared] still has docgen's English words ({_listed(prepared)}), but"
            f" the desk writes in '{desk}': translate them"
        )


def _official(code: str) -> str:
    found = known(code)
    return found.official if found else ""


def _starting_names() -> set[str]:
    """The names of the sectors that a new project begins with."""
    texts = (sector_set("regional"), sector_set("general"))
    sets = (yaml.parse(each.decode(), SECTORS).data for each in texts)
    return {entry["name"] for each in sets for entry in each.values()}


def _starting_prepared() -> dict[str, object]:
    """What the documents of a new project say of their making."""
    text = (shipped() / SETTINGS).read_text("utf-8")
    table: dict[str, object] = toml.parse(text, SETTINGS).data["prepared"]
    return table


def _listed(names: list[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
