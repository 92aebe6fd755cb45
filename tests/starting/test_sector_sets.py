"""The sets of sectors that a project can begin with, and what the cues find by the general one."""

from pathlib import Path

import pytest

from conftest import RunDocgen
from docgen.cues.loading import load_rules
from docgen.load.vocabulary import load_vocabulary
from docgen.model import Vocabulary
from docgen.propose.sectors import Sectors
from docgen.sources import Sources
from docgen.starting.new_project import make_project


@pytest.fixture(scope="module")
def general(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sources, Vocabulary]:
    root = tmp_path_factory.mktemp("general")
    make_project(root, sectors="general")
    return Sources(root), load_vocabulary(Sources(root))


def test_the_general_set(general: tuple[Sources, Vocabulary]) -> None:
    sources, vocabulary = general
    sectors = vocabulary.sectors
    assert len(sectors) == 24
    assert sectors["defence"].eurovoc == ("0821",)
    assert sectors["energy"].goals == (7,)
    cues = load_rules(sources, "en").sectors
    assert sectors.keys() <= cues.keys()


# A sentence for each sector; some say a second thing, too.
SAID = {
    "political": "The Ministers will hold political consultations each year.",
    "multilateral": "They will work together for reform of the United Nations.",
    "peace": "They called for a peaceful settlement and respect for human rights.",
    "defence": "The two sides will produce jet engines and fighter aircraft together.",
    "law-enforcement": "They condemned terrorism and will extradite members of organised crime.",
    "consular": "A new consulate will open in Lyon.",
    "migration": "They will make the return of migrants easier.",
    "trade": "They will conclude a trade agreement and lower tariffs.",
    "finance": "Their central banks will settle payments in national currencies.",
    "development": "They will share experience of development assistance and of the 2030 Agenda.",
    "humanitarian": "They sent humanitarian convoys after the earthquake.",
    "labour": "They will improve the working conditions of seasonal workers.",
    "energy": "They will link their electricity grids.",
    "raw-materials": "They will map rare earths together.",
    "transport": "A second railway line will reach the border.",
    "space": "Their space agencies will launch two satellites.",
    "digital": "They will cooperate on artificial intelligence and data centres.",
    "science": "Researchers will share a laboratory.",
    "environment": "They will protect forests from pollution and desertification.",
    "water": "They will share the waters of the river fairly.",
    "agriculture": "Farmers will have access to better seeds in rural districts.",
    "health": "Hospitals will exchange vaccines.",
    "education-youth": "Two hundred students will receive scholarships.",
    "culture": "A museum of their common heritage will open.",
}


@pytest.mark.parametrize(("sector", "text"), SAID.items())
def test_each_sector_is_found_by_its_cues(
    general: tuple[Sources, Vocabulary], sector: str, text: str
) -> None:
    sources, vocabulary = general
    sectors = Sectors(load_rules(sources, "en"), vocabulary)
    assert sectors.chosen(sectors.find(text)) == (sector,)


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("Civil defence units will train together.", ("humanitarian",)),
        ("There is fiscal space for it.", ("finance",)),
        ("The statement recalls international humanitarian law.", ()),
        ("Trees will grow on the river banks.", ("water",)),
    ],
)
def test_false_friends(
    general: tuple[Sources, Vocabulary], text: str, sectors: tuple[str, ...]
) -> None:
    sources, vocabulary = general
    found = Sectors(load_rules(sources, "en"), vocabulary)
    assert found.chosen(found.find(text)) == sectors


@pytest.mark.parametrize(
    ("arguments", "first", "code"),
    [
        ((), "political", 0),
        (("--sectors", "regional"), "political", 0),
        (("--sectors", "general"), "defence", 0),
        (("--sectors", "general", "--example"), "", 2),
        (("--sectors", "small"), "", 2),
    ],
)
def test_the_command_chooses(
    arguments: tuple[str, ...], first: str, code: int, tmp_path: Path, docgen: RunDocgen
) -> None:
    root = tmp_path / "desk"
    done = docgen("init", root, *arguments)
    assert done.code == code
    if code == 0:
        assert first in load_vocabulary(Sources(root)).sectors
