from conftest import MakeProject
from docgen.load.project import load_project
from docgen.propose.learning import STEADY, Confirmed, learned, learned_from, weights
from docgen.propose.sectors import STRONG
from docgen.sources import Sources
from proposing import SOURCES, VOCABULARY, rules


def test_a_cue_that_was_wrong_counts_less_and_one_that_was_right_more() -> None:
    choice = VOCABULARY.sectors.keys()
    texts = [
        Confirmed("Gas and oil.", ("energy",), choice),
        *[Confirmed("A gas.", ("trade",), choice)] * 3,
        Confirmed("A gas.", ("trade",), {"trade"}),  # this declaration has no other sector
    ]
    found = {each.cue: each for each in learned_from(texts, rules(), VOCABULARY)}
    assert (found["gas"].right, found["gas"].wrong) == (1, 3)
    assert found["gas"].weight == round((1 + STEADY * STRONG) / (4 + STEADY), 3) < 0.6
    assert found["oil"].weight > STRONG


def test_only_confirmed_paragraphs_teach(make_project: MakeProject) -> None:
    root = make_project()
    vocabulary = load_project(Sources(root)).vocabulary
    before = learned(Sources(root), "en", rules(), vocabulary)
    assert before
    path = next(root.glob("content/*/annotations.yaml"))
    text = path.read_text("utf-8")
    path.write_text(text.replace("  summary:", "  proposed: [summary]\n  summary:"), "utf-8")
    assert learned(Sources(root), "en", rules(), vocabulary) == before
    path.write_text(text.replace("  summary:", "  proposed: true\n  summary:"), "utf-8")
    assert learned(Sources(root), "en", rules(), vocabulary) == ()


def test_the_shipped_declaration_teaches_the_same_each_time() -> None:
    found = learned(SOURCES, "en", rules(), VOCABULARY)
    assert found == learned(SOURCES, "en", rules(), VOCABULARY)
    assert weights(found)["energy", "hydropower"] > STRONG


def test_a_declaration_with_a_mistake_teaches_nothing(make_project: MakeProject) -> None:
    root = make_project()
    vocabulary = load_project(Sources(root)).vocabulary
    path = next(root.glob("content/*/annotations.yaml"))
    path.write_text(path.read_text("utf-8") + "\nmistake: [\n")
    assert learned(Sources(root), "en", rules(), vocabulary) == ()
