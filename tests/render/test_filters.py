import gettext
from typing import Any

import pytest
from babel import Locale
from jinja2 import Environment

from conftest import REPOSITORY
from docgen.render.filters import Filters
from docgen.render.language import Language, load_language
from docgen.render.typography import NBSP
from docgen.sources import Sources

VIEW = {
    "parties": {
        "KG": {"official": "Kyrgyz Republic", "short": ""},
        "CZ": {"official": "Czech Republic", "short": "Czech Republic"},
        "XX": {"official": "Republic of Nowhere", "short": ""},
    },
    "groups": {"nordics": {"name": "Nordic States"}},
    "sectors": {"energy": {"name": "Energy"}},
}


def rendered(text: str, locale: str = "en_001", **values: Any) -> str:
    environment = Environment(autoescape=True)
    tag = "en" if locale == "en_001" else locale
    language = Language(tag, Locale.parse(locale), gettext.NullTranslations())
    environment.filters.update(Filters(language).by_name())
    return environment.from_string(text).render(view=VIEW, **values).replace(NBSP, "~")


def due(year: int, **values: Any) -> dict[str, Any]:
    return {"year": year, "season": None, "month": None, "day": None, "by": False} | values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ '2025-05-30' | date }}", "30~May~2025"),
        ("{{ '2025-05-30' | date('short') }}", "30/05/2025"),
        ("{{ '2025-05-30' | date | full_stop }}", "30~May~2025."),
        ("{{ '30 мая 2025 г.' | full_stop }}", "30 мая 2025 г."),
        ("{{ 'KG' | country }}", "Kyrgyzstan"),
        ("{{ 'CZ' | country }}", "Czech Republic"),  # the desk's, before CLDR's
        ("{{ 'KG' | official }}", "Kyrgyz Republic"),
        ("{{ 'XX' | country }}", "Republic of Nowhere"),
        ("{{ ['A', 'B', 'C'] | listing }}", "A, B and C"),
        ("{{ ['14'] | paragraphs }}", "para.~14"),
        ("{{ ['14', '15', '21'] | paragraphs }}", "paras.~14, 15 and 21"),
        ("{{ ['¶3'] | paragraphs }}", "¶3"),
        ("{{ ['¶3', '4'] | paragraphs }}", "paras.~¶3 and 4"),
        ("{{ ['1.1', 'Annex I, 2(б)'] | paragraphs }}", "paras.~1.1 and Annex I, 2(б)"),
        ("{{ ['Article 3', '§ 4', '¶5'] | paragraphs }}", "Article 3, § 4 and ¶5"),
        ("{{ 'US' | country }}", "United States"),
        ("{{ 'US' | the_country }}", "the United States"),
        ("{{ 'CD' | the_country }}", "the Democratic Republic of the Congo"),
        ("{{ 'CG' | the_country }}", "the Congo"),
        ("{{ 'MM' | the_country }}", "Myanmar"),
        ("{{ 'VA' | the_country }}", "the Holy See"),
        ("{{ 'ar' | direction }}{{ 'fr' | direction }}", "rtlltr"),
        ("{{ 'A short one' | fitted(20) }}", "A short one"),
        ("{{ ('m' * 50) | fitted(20) | length }}", "22"),
        ("{{ ('国' * 50) | fitted(20) | length }}", "20"),
        ("{{ ['all'] | actors | sentence_case }}", "All participants"),
        ("{{ ['nordics', 'KG'] | actors }}", "Nordic States and Kyrgyzstan"),
        ("{{ 'fr' | language }}", "French"),
        ("{{ {'stage': none, 'by': ['all'], 'duty': []} | by_whom }}", "by all participants"),
        (
            "{{ {'stage': 'proposed', 'by': [], 'duty': []} | by_whom }}",
            "proposed; the text does not say by whom",
        ),
        (
            "{{ {'stage': 'open', 'by': ['all'], 'duty': []} | by_whom }}",
            "agreed or proposed: the text can be read either way",
        ),
        (
            "{{ {'stage': 'agreed', 'by': ['nordics', 'KG'], 'duty': []} | by_whom }}",
            "agreed by the Nordic States and Kyrgyzstan",
        ),
        (
            "{{ {'stage': 'proposed', 'by': ['all'], 'duty': ['KG']} | by_whom }}",
            "proposed by all participants; to act: Kyrgyzstan",
        ),
        ("{{ 'The first “A + B” Summit' | unbroken }}", "The first “A~+~B” Summit"),
        ("{{ 'The Kyrgyz Republic, a host' | unbroken }}", "The Kyrgyz~Republic, a host"),
        ("{{ 'All Nordic States' | unbroken }}", "All Nordic~States"),
        ("{{ ('“' ~ 'long ' * 20 ~ '”') | unbroken | length }}", "102"),
        ("{{ 'interest' | kind }}", "expression of interest"),
        ("{{ {'country': 'KG', 'sector': 'energy'} | audience }}", "Kyrgyzstan · Energy"),
        ("{{ {'country': none, 'sector': none} | audience }}", "The whole declaration"),
    ],
)
def test_english(text: str, expected: str) -> None:
    assert rendered(text) == expected


def test_the_language_of_the_document() -> None:
    assert rendered("{{ '2025-05-30' | date }}", "fr") == "30~mai~2025"
    assert rendered("{{ 'KG' | country }}", "fr") == "Kirghizstan"
    assert rendered("{{ ['A', 'B', 'C'] | listing }}", "ru") == "A, B и C"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("tr", "İlk"),
        ("az", "İlk"),
        ("kk-Latn", "İlk"),
        ("uz", "Ilk"),
        ("trv", "Ilk"),
        ("it", "Ilk"),
    ],
)
def test_the_capital_of_i(tag: str, expected: str) -> None:
    language = Language(tag, Locale.parse("tr"), gettext.NullTranslations())
    assert Filters(language).sentence_case("ilk") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "no date"),
        (due(2027), "2027"),
        (due(2026, by=True), "by 2026"),
        (due(2026, season="spring"), "spring~2026"),
        (due(2026, season="second half", by=True), "by the second half of~2026"),
        (due(2026, month=5), "May~2026"),
        (due(2026, month=5, day=3), "3~May~2026"),
    ],
)
def test_due(value: dict[str, Any] | None, expected: str) -> None:
    assert rendered("{{ value | due }}", value=value) == expected


def rule(kind: str, **values: Any) -> dict[str, Any]:
    return {"type": kind, **values}


def pledge(due: dict[str, Any] | None, timing: dict[str, Any] | None) -> dict[str, Any]:
    return {"due": due, "timing": timing}


LIMIT = due(2027, month=5, day=30, by=True)
SOON = rule("within", count=2, unit="year")
YEARLY = rule("every", count=1, unit="year")


@pytest.mark.parametrize(
    ("due", "timing", "brief", "whole"),
    [
        (None, None, "no date", "no date"),
        (due(2027), None, "2027", "2027"),
        (LIMIT, SOON, "by 30~May~2027", "by 30~May~2027 (within 2 years of adoption)"),
        (None, YEARLY, "every year", "every year"),
        (None, rule("every", count=6, unit="month"), "every 6 months", "every 6 months"),
        (None, rule("next meeting", title=""), "at the next meeting", "at the next meeting"),
        (
            due(2027),
            rule("next meeting", title="Second Declaration"),
            "2027",
            "2027 (at the next meeting: Second Declaration)",
        ),
    ],
)
def test_when(
    due: dict[str, Any] | None, timing: dict[str, Any] | None, brief: str, whole: str
) -> None:
    each = pledge(due, timing)
    assert rendered("{{ each | when(brief=true) }}", each=each) == brief
    assert rendered("{{ each | when }}", each=each) == whole


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (1, "day", "within 1 day of adoption"),
        (90, "day", "within 90 days of adoption"),
        (6, "week", "within 6 weeks of adoption"),
        (18, "month", "within 18 months of adoption"),
        (1, "year", "within 1 year of adoption"),
    ],
)
def test_the_rule_of_a_date(count: int, unit: str, expected: str) -> None:
    each = pledge(LIMIT, rule("within", count=count, unit=unit))
    assert rendered("{{ each | rule }}", each=each) == expected


@pytest.mark.parametrize(
    ("timing", "expected"),
    [
        (rule("every", count=1, unit="week"), "every week"),
        (rule("every", count=2, unit="week"), "every 2 weeks"),
        (rule("times", count=2, unit="year"), "twice a year"),
        (rule("times", count=3, unit="week"), "3 times a week"),
        (
            rule("within", count=1, unit="year", since="entry into force"),
            "within 1 year of entry into force",
        ),
        (
            rule("within", count=6, unit="week", since="another event"),
            "within 6 weeks of another event that the text names",
        ),
    ],
)
def test_a_rule_from_which_no_date_follows(timing: dict[str, Any], expected: str) -> None:
    assert rendered("{{ each | when }}", each=pledge(None, timing)) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("ar", "مرتين في السنة"), ("fr", "deux fois par an"), ("ru", "два раза в год")],
)
def test_twice_is_a_word(tag: str, expected: str) -> None:
    filters = Filters(load_language(tag, Sources(REPOSITORY)))
    said = filters.rule(pledge(None, rule("times", count=2, unit="year")))
    assert said.replace(NBSP, " ") == expected


def test_what_has_a_date_or_a_rule_is_listed_as_that() -> None:
    dated, ruled, neither = pledge(LIMIT, SOON), pledge(None, YEARLY), pledge(None, None)
    those = [dated, neither, ruled]
    assert rendered("{{ those | timed == timed }}", those=those, timed=[dated, ruled]) == "True"
    assert rendered("{{ those | untimed == rest }}", those=those, rest=[neither]) == "True"
    assert rendered("{{ those | dated }}", those=those) == "with a time frame"
    assert rendered("{{ those | dated }}", those=[dated]) == "with a date"


@pytest.mark.parametrize(
    ("issued", "when", "expected"),
    [
        ("2026-02-28", due(2026, season="spring"), "ahead"),
        ("2026-06-30", due(2026, season="first half"), "due now"),
        ("2026-07-01", due(2026, season="first half"), "past"),
        ("2026-03-01", due(2026, season="spring"), "due now"),
        ("2026-05-31", due(2026, season="spring"), "due now"),
        ("2026-06-01", due(2026, season="spring"), "past"),
        ("2025-12-31", due(2026, by=True), "ahead"),
        ("2026-11-27", due(2026, by=True), "due now"),
        ("2027-01-01", due(2026, by=True), "past"),
        ("2026-11-27", None, ""),
        (None, due(2026), ""),
    ],
)
def test_outlook(issued: str | None, when: dict[str, Any] | None, expected: str) -> None:
    environment = Environment(autoescape=True)
    language = Language("en", Locale.parse("en_001"), gettext.NullTranslations())
    environment.filters.update(Filters(language).by_name())
    view = VIEW | {"prepared": {"date": issued}}
    assert environment.from_string("{{ due | outlook }}").render(view=view, due=when) == expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([("agreed", "event")], "Agreed"),
        ([(None, "support"), ("proposed", "event"), (None, "support")], "Proposed, supported"),
        ([("open", "event"), (None, "principle")], "Agreed, proposed, stated"),
    ],
)
def test_a_heading_says_what_the_list_holds(
    held: list[tuple[str | None, str]], expected: str
) -> None:
    commitments = [{"stage": stage, "kind": kind} for stage, kind in held]
    assert rendered("{{ those | stages }}", those=commitments) == expected


def test_owed_by_a_party() -> None:
    commitments = [{"what": "A", "duty": ["KG"]}, {"what": "B", "duty": ["XX", "KG"]}]
    commitments += [{"what": "C", "duty": ["XX"]}, {"what": "D", "duty": []}]
    text = "{% for each in those | owed_by(code) %}{{ each.what }}{% endfor %}"
    assert rendered(text, those=commitments, code="KG") == "AB"
    assert rendered(text, those=commitments, code=None) == ""


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("The Parties agreed to meet again", "whole"),
        ("agreed to meet", "before after"),
        ("They thanked the host.", "whole"),
        ("The Parties agreed", "after"),
    ],
)
def test_what_a_quote_leaves_out_of_its_sentence(quote: str, expected: str) -> None:
    blocks = ["The Parties agreed to meet again. They thanked the host."]
    passages = [{"ref": "3", "blocks": ["Other words."]}, {"ref": "4", "blocks": blocks}]
    environment = Environment(autoescape=True)
    language = Language("en", Locale.parse("en_001"), gettext.NullTranslations())
    environment.filters.update(Filters(language).by_name())
    text = (
        "{% for side, cut in (each | cut).items() if cut %}{{ side }} {% else %}whole{% endfor %}"
    )
    said = environment.from_string(text).render(
        view={"passages": passages}, each={"ref": "4", "quote": quote}
    )
    assert said.strip() == expected
