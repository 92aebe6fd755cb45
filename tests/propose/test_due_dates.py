import pytest

from docgen.cues.rules import Rules
from docgen.due import spelled
from docgen.language.months import months
from docgen.propose.due_dates import DueDates
from docgen.propose.timings import Timings
from proposing import ADOPTED, rules


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("It meets in October.", ["2031-10"]),
        ("It meets in February.", ["2032-02"]),
        ("It may meet in may.", []),
        ("It is built by the end of 2032.", ["by 2032"]),
        ("It is built by June 2032.", ["by 2032-06"]),
        ("It is built within two years.", ["within 2 years"]),
        ("It is built in the next 18 months.", ["within 18 months"]),
        ("It is built within ten days.", ["within 10 days"]),
        ("It opens in the spring of 2033.", ["spring 2033"]),
        ("It opens in the first half of 2033.", ["first half 2033"]),
        ("It opens by the second half of 2033.", ["by second half 2033"]),
        ("It opens on 3 May 2032.", ["2032-05-03"]),
        ("It opens by the end of the year.", ["2031"]),
        ("It opens next year.", ["2032"]),
        ("It meets at its next session.", []),
        ("They report at the next summit and publish it.", ["next meeting"]),
        ("It is put to the next session of the committee.", []),
        ("They hold the next summit in Rome.", []),
        ("It is built within two years of adoption.", ["within 2 years"]),
        ("It is built within two years of this Declaration.", ["within 2 years"]),
        ("It is built within two years of the signing.", ["within 2 years of another event"]),
        ("It is built within 6 months after receipt.", ["within 6 months of another event"]),
        (
            "It is built within two years of the entry into force of the treaty.",
            ["within 2 years of entry into force"],
        ),
        ("It is built within two years of the last frost.", []),
        ("It is built within 0 days.", []),
        ("They meet annually.", ["every year"]),
        ("They meet twice every year.", ["twice a year"]),
        ("They meet three times each year.", ["3 times a year"]),
        ("They meet semi-annually.", ["twice a year"]),
        ("They hold semi-annual political meetings.", ["twice a year"]),
        ("They meet bi\u2011annually.", []),
        ("They meet once a year, in May 2032.", ["every year", "2032-05"]),
        ("They hold annual ministerial meetings.", ["every year"]),
        ("They welcome annual trade of 10 billion.", []),
        ("They report every two years.", ["every 2 years"]),
        ("They report every six months.", ["every 6 months"]),
        ("They report every six weeks.", ["every 6 weeks"]),
        ("They meet every week.", ["every week"]),
        ("They meet every fortnight.", ["every 2 weeks"]),
        ("They meet twice a year.", ["twice a year"]),
        ("They meet three times a year.", ["3 times a year"]),
        ("They open weekly flights.", []),
        ("They meet every six days.", []),
        ("They meet every time.", []),
        ("They support the 2040 Agenda.", []),
        ("They support Agenda 2040.", []),
        ("They support the Forum’s 2050 Strategy.", []),
        ("They follow the Vision 2050 and its plan.", []),
        ("It was held in 2030.", []),
        ("The programme for 2032-2035 ends.", ["2035"]),
        ("They pay it in the years 2032 to 2035.", ["2035"]),
        ("They meet between June 2032 and May 2033.", ["2033-05"]),
        ("They build it from 1 June 2032 to 3 July 2032.", ["2032-07-03"]),
        ("They meet in 2032, and in 2035 again.", ["2032", "2035"]),
        ("They pay it by 2035 and in 2032.", ["by 2035", "2032"]),
    ],
)
def test_as_the_text_gives_it(sentence: str, dates: list[str]) -> None:
    found = DueDates(rules(), "en", ADOPTED).find(sentence)
    assert [spelled(each.due) for each in found] == dates


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Elles verseront la somme de 2032 à 2035."),
        ("it", "Esse verseranno la somma dal 2032 al 2035."),
        ("ru", "Они выплатят сумму в 2032 и 2035 годах."),
    ],
)
def test_a_time_of_years_is_due_at_its_end(language: str, sentence: str) -> None:
    found = DueDates(rules(language), language, ADOPTED).find(sentence)
    assert [spelled(each.due) for each in found] == ["2035"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le centre ouvrira au premier semestre de 2033."),
        ("it", "Il centro aprirà nel primo semestre del 2033."),
        ("ru", "Центр откроется в первом полугодии 2033 года."),
    ],
)
def test_half_a_year(language: str, sentence: str) -> None:
    found = DueDates(rules(language), language, ADOPTED).find(sentence)
    assert [spelled(each.due) for each in found] == ["first half 2033"]


@pytest.mark.parametrize(
    ("language", "sentence", "dates"),
    [
        ("fr", "Elles se réuniront chaque année.", ["every year"]),
        ("fr", "Elles se réuniront tous les deux ans.", ["every 2 years"]),
        ("fr", "Le centre ouvrira dans un délai de deux ans.", ["within 2 years"]),
        ("fr", "Il ouvrira dans un délai de deux ans à compter de l’adoption.", ["within 2 years"]),
        ("fr", "Il ouvrira dans un délai de deux ans à compter de son examen.", []),
        (
            "fr",
            "Il ouvrira dans un délai de deux ans à compter de la signature.",
            ["within 2 years of another event"],
        ),
        (
            "fr",
            "Il ouvrira dans un délai de deux ans suivant l’entrée en vigueur de l’accord.",
            ["within 2 years of entry into force"],
        ),
        ("fr", "Elles se réuniront deux fois par an.", ["twice a year"]),
        ("fr", "Elles se réuniront chaque semaine.", ["every week"]),
        ("fr", "Elles en rendront compte lors du prochain sommet.", ["next meeting"]),
        ("it", "Si riuniranno ogni anno.", ["every year"]),
        ("it", "Si riuniranno ogni due anni.", ["every 2 years"]),
        ("it", "Il centro aprirà entro due anni dall’adozione.", ["within 2 years"]),
        ("it", "Il centro aprirà entro due anni dalla firma.", ["within 2 years of another event"]),
        (
            "it",
            "Il centro aprirà entro due anni dall’entrata in vigore.",
            ["within 2 years of entry into force"],
        ),
        ("it", "Si riuniranno due volte all’anno.", ["twice a year"]),
        ("it", "Si riuniranno ogni settimana.", ["every week"]),
        ("it", "Ne riferiranno al prossimo vertice.", ["next meeting"]),
        ("ru", "Стороны будут встречаться ежегодно.", ["every year"]),
        ("ru", "Стороны будут встречаться раз в два года.", ["every 2 years"]),
        ("ru", "Центр откроется в течение двух лет со дня принятия.", ["within 2 years"]),
        (
            "ru",
            "Центр откроется в течение двух лет с момента подписания.",
            ["within 2 years of another event"],
        ),
        (
            "ru",
            "Центр откроется в течение двух лет после вступления в силу соглашения.",
            ["within 2 years of entry into force"],
        ),
        ("ru", "Стороны будут встречаться дважды в год.", ["twice a year"]),
        ("ru", "Стороны будут встречаться еженедельно.", ["every week"]),
        ("ru", "Стороны доложат на следующем саммите.", ["next meeting"]),
        ("ru", "Стороны доложат на следующем саммите СНГ.", []),
    ],
)
def test_rules_in_other_languages(language: str, sentence: str, dates: list[str]) -> None:
    found = DueDates(rules(language), language, ADOPTED).find(sentence)
    assert [spelled(each.due) for each in found] == dates


def test_without_a_day_of_adoption_no_date_is_to_come_and_a_rule_is_one() -> None:
    found = DueDates(rules(), "en", None).find("It opens in 2033, within two years.")
    assert [spelled(each.due) for each in found] == ["within 2 years"]


def test_the_months_of_a_language_stay_as_they_are() -> None:
    before = dict(months("ru"))
    DueDates(rules("ru"), "ru", ADOPTED)
    assert months("ru") == before


def test_a_project_s_own_cues_may_have_capitals_stars_and_brackets() -> None:
    own = Rules(
        spans=("binnen",),
        numbers=("Eines", "zwei*"),
        units={"day": ("(Werk)tage",), "year": ("Jahre*",)},
    )
    found = [
        spelled(each.timing)
        for each in Timings(own).find("Binnen eines Jahres, binnen zweier Jahre")
    ]
    assert found == ["within 1 year", "within 2 years"]
