import pytest

from docgen.due import spelled
from proposing import propose


@pytest.mark.parametrize(
    ("language", "sentence", "what", "by", "date", "sector"),
    [
        (
            *("fr", "Les deux parties sont convenues de renforcer la coopération dans l’énergie."),
            *("Renforcement de la coopération dans l’énergie", "all", "", "energy"),
        ),
        (
            *("fr", "L’Italie s’engage à créer une école de musique d’ici à la fin de 2032."),
            *("Création d’une école de musique", "IT", "by 2032", ""),
        ),
        (
            *("fr", "Les dirigeants ont réaffirmé leur attachement à la paix."),
            *("Attachement à la paix", "all", "", "peace"),
        ),
        (
            *("fr", "Ils ont décidé de tenir des consultations en octobre."),
            *("Tenue de consultations", "all", "2031-10", ""),
        ),
        (
            *("fr", "L’Italie versera 45 millions d’euros d’ici à 2032."),
            *("45 millions d’euros", "IT", "by 2032", ""),
        ),
        (
            *("fr", "Les parties ouvriront un musée à Rome en octobre 2032."),
            *("Musée à Rome", "all", "2032-10", ""),
        ),
        (
            *("fr", "L’Italie mettra en place un musée."),
            *("Musée", "IT", "", ""),
        ),
        (
            *("fr", "L’Italie n’ouvrira pas le front avant 2033."),
            *("", "IT", "by 2033", ""),
        ),
        (
            *("it", "Le parti apriranno un museo a Roma in ottobre 2032."),
            *("Museo a Roma", "all", "2032-10", ""),
        ),
        (
            *("it", "L’Italia non invierà truppe."),
            *("", "IT", "", ""),
        ),
        (
            *("it", "Le due parti hanno concordato di ampliare la rete ferroviaria."),
            *("Ampliamento della rete ferroviaria", "all", "", "transport"),
        ),
        (
            *("it", "Il Kazakistan si impegna a creare un museo entro due anni."),
            *("Creazione di un museo", "KZ", "within 2 years", ""),
        ),
        (
            *("it", "I leader hanno espresso interesse per il commercio."),
            *("Interesse per il commercio", "all", "", "trade"),
        ),
        (
            *("ru", "Стороны договорились о расширении сотрудничества до конца 2032 года."),
            *("Расширение сотрудничества", "all", "by 2032", ""),
        ),
        (
            *("ru", "Италия намерена предоставить стипендии студентам."),
            *("Предоставить стипендии студентам", "IT", "", "education"),
        ),
        (
            *("ru", "Лидеры выразили готовность к созданию центра в октябре."),
            *("Готовность к созданию центра", "all", "2031-10", ""),
        ),
    ],
)
def test_cues_of_other_languages(
    language: str, sentence: str, what: str, by: str, date: str, sector: str
) -> None:
    (found,) = propose(f"1. {sentence}", language)
    (pledge,) = found.commitments
    assert (pledge.what, pledge.by) == (what, (by,))
    assert (spelled(pledge.due) if pledge.due else "") == date
    assert found.sectors == ((sector,) if sector else ())
    assert found.summary == ""


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "La demande de minerais augmentera selon les experts."),
        ("it", "La domanda di minerali aumenterà secondo gli esperti."),
        ("ru", "Спрос на минералы, по мнению учёных, вырастет."),
    ],
)
def test_another_subject_promises_nothing(language: str, sentence: str) -> None:
    (found,) = propose(f"1. {sentence}", language)
    assert found.commitments == ()


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_title_leaves_out_an_elided_preposition(mark: str) -> None:
    (_, item) = propose(f"1. Les ministres ont décidé :\n\n(a) d{mark}échanger des listes.", "fr")
    assert [each.what for each in item.commitments] == ["Échanger des listes"]
