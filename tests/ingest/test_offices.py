"""Who represents a party in the opening of a text: (language, text, code → name and office)."""

import pytest

from drafts import draft_of

OPENINGS = [
    (
        "en",
        "1. The President of the Republic of Kenya, Amina Otieno, and Prime Minister Lars Holm of"
        " Norway met in Bergen.",
        {
            "KE": ("Amina Otieno", "President of the Republic of Kenya"),
            "NO": ("Lars Holm", "Prime Minister of Norway"),
        },
    ),
    (
        "fr",
        "1. Le Président de la République du Kazakhstan, Jean Dupont, et la Présidente du Conseil"
        " des ministres de la République italienne, Anna Rossi, se sont réunis à Lacville.",
        {
            "KZ": ("Jean Dupont", "Président de la République du Kazakhstan"),
            "IT": (
                "Anna Rossi",
                "Présidente du Conseil des ministres de la République italienne",
            ),
        },
    ),
    (
        "ru",
        "1. Президент Республики Казахстан А.Б. Иванов и Председатель Совета министров Итальянской"
        " Республики Анна Бьянки встретились в Астане.",
        {
            "KZ": ("А.Б. Иванов", "Президент Республики Казахстан"),
            "IT": ("Анна Бьянки", "Председатель Совета министров Итальянской Республики"),
        },
    ),
    (
        "it",
        "1. Il Presidente della Repubblica del Kazakhstan, Mario Bianchi, e la Presidente del"
        " Consiglio dei Ministri della Repubblica italiana, Anna Rossi, si sono riuniti ad Astana.",
        {
            "KZ": ("Mario Bianchi", "Presidente della Repubblica del Kazakhstan"),
            "IT": (
                "Anna Rossi",
                "Presidente del Consiglio dei Ministri della Repubblica italiana",
            ),
        },
    ),
    (
        "es",
        "1. El Presidente de la República de Kenia, Juan Pérez, y la Presidenta del Gobierno de"
        " España, Ana Gil, se reunieron en Lagoverde.",
        {
            "KE": ("Juan Pérez", "Presidente de la República de Kenia"),
            "ES": ("Ana Gil", "Presidenta del Gobierno de España"),
        },
    ),
    (
        "de",
        "1. Der Präsident der Republik Kasachstan, Karl Weber, und der Bundeskanzler der"
        " Bundesrepublik Deutschland, Otto Braun, trafen sich in Astana.",
        {
            "KZ": ("Karl Weber", "Präsident der Republik Kasachstan"),
            "DE": ("Otto Braun", "Bundeskanzler der Bundesrepublik Deutschland"),
        },
    ),
    (
        "pt",
        "1. O Presidente da República do Quênia, João Silva, e a Presidente da República Italiana,"
        " Anna Rossi, reuniram-se em Lagoa Nova.",
        {
            "KE": ("João Silva", "Presidente da República do Quênia"),
            "IT": ("Anna Rossi", "Presidente da República Italiana"),
        },
    ),
]


@pytest.mark.parametrize(("language", "text", "people"), OPENINGS)
def test_representatives(language: str, text: str, people: dict[str, tuple[str, str]]) -> None:
    made = draft_of(f"Statement\n\n{text}\n\n2. Zum.\n", language=language)
    found = {each.party: (each.representative, each.office) for each in made.found.parties}
    assert found == people


def test_a_party_without_a_representative_is_a_party_and_told() -> None:
    made = draft_of(
        "Statement\n\n1. The President of Kenya, Amina Otieno, and the Government of Norway"
        " agreed.\n\n2. They left.\n"
    )
    assert [each.party for each in made.found.parties] == ["KE", "NO"]
    assert any(each.startswith("parties: NO: named without") for each in made.found.unsure)


def test_the_end_of_a_sentence_is_no_part_of_a_place() -> None:
    made = draft_of("Statement\n\n1. The President of Kenya, Amina Otieno, met them in Bergen.\n")
    assert made.found.place == "Bergen"
