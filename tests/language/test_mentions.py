"""States and organisations by any of their names, inflected as languages do."""

import pytest

from docgen.language.mentions import find_parties, name_in
from docgen.language.states import proposed

# language, text → codes in order
ROWS = [
    ("en", "the Russian Federation, the Republic of Korea and the U.S.", "RU KR US"),
    ("en", "the Democratic People's Republic of Korea and South Korea", "KP KR"),
    ("en", "the Islamic Republic of Iran; the Bolivarian Republic of Venezuela", "IR VE"),
    ("en", "Equatorial Guinea, Guinea and Papua New Guinea", "GQ GN PG"),
    ("en", "Myanmar, Bosnia and Herzegovina, Czechia and St. Lucia", "MM BA CZ LC"),
    ("en", "Côte d'Ivoire and Côte d’Ivoire and Côte dʼIvoire", "CI CI CI"),
    ("en", "ASEAN, the European Union, the GCC and the African Union", "ASEAN EU GCC AFU"),
    ("en", "the Kenyan and Peruvian Governments, in the Spanish language", "KE PE"),
    ("en", "the United Nations, the UN, and the General Assembly", ""),
    ("en", "Canadian geese and US$ 5, us and them", "US"),
    ("ru", "главы Республики Казахстан, Киргизской Республики и Италии", "KZ KG IT"),
    ("ru", "Российской Федерации, Китая, Кубы, Чехии и США", "RU CN CU CZ US"),
    ("uk", "Республіки Казахстан та Італії", "KZ IT"),
    ("ro", "României și ai Rusiei, cu Maria Rusu", "RO RU"),
    ("ru", "Россия, России, Россией; Британией правят", "RU RU RU"),
    ("pl", "Kazachstanu i Włoch", "KZ IT"),
    ("kk", "Қазақстан мен Италияның, Өзбекстан Республикасының", "KZ IT UZ"),
    ("ky", "Казакстандын жана Италиянын", "KZ IT"),
    ("uz", "Oʻzbekiston, O‘zbekiston, O’zbekiston va O'zbekistonning", "UZ UZ UZ UZ"),
    ("uz", "Ўзбекистон Республикаси", "UZ"),
    ("tg", "Ҷумҳурии Тоҷикистон ва Италия", "TJ IT"),
    ("tk", "Türkmenistanyň we Gazagystanyň", "TM KZ"),
    ("tr", "Türkiye Cumhuriyeti ve Kazakistan'ın", "TR KZ"),
    ("fr", "de la République du Kazakhstan, de l’Italie et de l'Ouzbékistan", "KZ IT UZ"),
    ("es", "la República de Kazajistán y los Estados Unidos", "KZ US"),
    ("it", "la Repubblica Italiana e l'Uzbekistan", "IT UZ"),
    ("pt", "a República do Cazaquistão e a República Italiana", "KZ IT"),
    ("de", "der Republik Kasachstan und Italiens", "KZ IT"),
    ("ar", "إيطاليا وكازاخستان ولأوزبكستان", "IT KZ UZ"),
    ("zh", "意大利和哈萨克斯坦共和国举行会议", "IT KZ"),
    ("xx", "Kenya", ""),
]


@pytest.mark.parametrize(("language", "text", "codes"), ROWS, ids=[text for _, text, _ in ROWS])
def test_parties_by_any_name(language: str, text: str, codes: str) -> None:
    found = find_parties(text, language)
    assert " ".join(each.code for each in found) == codes
    assert all(text[each.start : each.end] == each.name for each in found)


@pytest.mark.parametrize(
    ("text", "code", "own", "language", "name"),
    [
        ("the Kazakhstani side", "KZ", ["Kazakhstan"], "en", "Kazakhstan"),
        ("in Cote d’Ivoire", "CI", ["Cote d'Ivoire"], "en", "Cote d’Ivoire"),
        ("Oʻzbekistonda", "UZ", ["O'zbekiston"], "uz", "Oʻzbekiston"),
        ("with Myanmar", "MM", ["Myanmar (Burma)"], "en", "Myanmar"),
        ("в Италии", "IT", ["Italian Republic"], "ru", "Италии"),
        ("USE OF EUROPE", "US", ["United States of America"], "en", None),
    ],
)
def test_how_a_text_names_one_party(
    text: str, code: str, own: list[str], language: str, name: str | None
) -> None:
    assert name_in(text, code, own, language) == name


@pytest.mark.parametrize(
    ("code", "slug", "official"),
    [
        ("KR", "south-korea", "Republic of Korea"),
        ("CI", "cote-divoire", "Republic of Côte d'Ivoire"),
        ("TR", "turkiye", "Republic of Türkiye"),
        ("US", "united-states", "United States of America"),
        ("MM", "myanmar", "Republic of the Union of Myanmar"),
        ("ASEAN", "asean", "Association of Southeast Asian Nations"),
        ("XX", "xx", "XX"),
    ],
)
def test_the_entry_for_a_party_that_is_lacking(code: str, slug: str, official: str) -> None:
    assert proposed(code) == (code, slug, official)
