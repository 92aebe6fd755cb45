"""Conditions: what is in one is not promised, and what is promised under one keeps it."""

import pytest

from docgen.due import Every, Times
from proposing import pledges

# language, text → what is promised: by whom, and the words
CONDITIONS = [
    ("en", "If Italy accepts, the Parties will open a centre.", [("all", None)]),
    ("en", "Unless Italy does not object, the Parties will open a centre.", [("all", None)]),
    ("en", "Should Italy agree to pay, the Parties will open a centre.", [("all", None)]),
    ("en", "The Parties will meet in 2032 if Italy agrees to open a centre.", [("all", None)]),
    (
        "en",
        "Italy will open a centre, and if Kazakhstan agrees to help, the Parties will meet.",
        [
            ("IT", "Italy will open a centre"),
            ("all", "if Kazakhstan agrees to help, the Parties will meet"),
        ],
    ),
    ("it", "Se l'Italia accetterà, i Paesi apriranno un centro.", [("all", None)]),
    ("it", "L'Italia aprirà un centro, se il Kazakistan accetterà.", [("IT", None)]),
    ("fr", "À moins que l'Italie ne s'y oppose, les Parties ouvriront un centre.", [("all", None)]),
    ("es", "A menos que Italia se oponga, las Partes abrirán un centro.", [("all", None)]),
    ("pt", "Se a Itália aceitar, as Partes abrirão um centro.", [("all", None)]),
    ("pt", "As Partes se comprometem a abrir um centro.", [("all", None)]),
    ("ru", "Если Италия согласится, Стороны откроют центр.", [("all", None)]),
    ("de", "Stimmt Italien zu, werden die Parteien ein Zentrum öffnen.", [("all", None)]),
    ("de", "Die Republik Italien, die zustimmt, wird ein Zentrum öffnen.", [("IT", None)]),
]


@pytest.mark.parametrize(("language", "text", "promised"), CONDITIONS)
def test_conditions(language: str, text: str, promised: list[tuple[str, str | None]]) -> None:
    found = pledges(f"1. {text}", language)
    said = [(" ".join(each.by), each.quote) for each in found]
    assert said == [(by, words or text.rstrip(".")) for by, words in promised]
    assert not any(each.what.startswith(("Not", "Non", "Ne ", "No ")) for each in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Italy, but not Kazakhstan, will open a centre."),
        ("es", "Italia, pero no Kazajistán, abrirá un centro."),
        ("fr", "L'Italie, mais pas le Kazakhstan, ouvrira un centre."),
        ("it", "L'Italia, ma non il Kazakistan, aprirà un centro."),
        ("ru", "Италия, но не Казахстан, откроет центр."),
        ("de", "Italien, aber nicht Kasachstan, wird ein Zentrum öffnen."),
    ],
)
def test_who_is_excepted_promises_nothing(language: str, text: str) -> None:
    (pledge,) = pledges(f"1. {text}", language)
    assert pledge.by == ("IT",)
    assert not pledge.what.startswith(("Not", "Non", "Ne ", "No ", "Не ", "Kein", "Nicht"))


@pytest.mark.parametrize(
    ("language", "text", "times"),
    [
        ("en", "The Parties will meet twice each week.", Times(2, "week")),
        ("en", "The Parties will meet three times every month.", Times(3, "month")),
        ("en", "The Parties will meet once every year.", Every(1, "year")),
        ("en", "The Parties will meet twice every two years.", None),
        ("fr", "Les Parties se réuniront deux fois chaque année.", Times(2, "year")),
        ("it", "Le Parti si incontreranno due volte ogni anno.", Times(2, "year")),
        ("es", "Las Partes se reunirán dos veces cada año.", Times(2, "year")),
        ("pt", "As Partes reunir-se-ão duas vezes cada ano.", Times(2, "year")),
        ("de", "Die Parteien werden sich zweimal jedes Jahr treffen.", Times(2, "year")),
        ("ru", "Стороны будут встречаться два раза каждый год.", Times(2, "year")),
    ],
)
def test_how_often_in_each(language: str, text: str, times: Times | Every | None) -> None:
    (pledge,) = pledges(f"1. {text}", language)
    assert pledge.due == times


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Each Party will open a centre."),
        ("fr", "Chaque partie ouvrira un centre."),
        ("it", "Ogni parte aprirà un centro."),
        ("es", "Cada Parte abrirá un centro."),
        ("pt", "Cada Parte abrirá um centro."),
        ("de", "Jede Partei wird ein Zentrum öffnen."),
        ("ru", "Каждая Сторона откроет центр."),
    ],
)
def test_each_party_is_all(language: str, text: str) -> None:
    assert [each.by for each in pledges(f"1. {text}", language)] == [("all",)]


def test_a_list_that_a_state_begins_that_is_no_party() -> None:
    (pledge,) = pledges("1. Mali, Italy and Kazakhstan will open a centre.")
    assert pledge.quote == "Mali, Italy and Kazakhstan will open a centre"
    assert pledge.by == ("IT", "KZ")
    (pledge,) = pledges("1. In Mali, Italy and Kazakhstan will open a centre.")
    assert pledge.quote == "Italy and Kazakhstan will open a centre"
