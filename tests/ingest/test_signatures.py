"""Signatures are no paragraphs, wherever they are and however they are written."""

import pytest

from drafts import draft_of, pdf_of

TEXT = "The parties met in the large hall of the old town and spoke of many things that day."

SIGNED = [  # the lines of the signatures, and who signed for whom
    (
        "For the Republic of Kenya          For the Republic of Peru\n\n"
        "A. Otieno                          A. Gil\nMinister                  Minister",
        {"KE": "A. Otieno", "PE": "A. Gil"},
    ),
    (
        "President Amina Otieno of the Republic of Kenya\n\nPresident Ana Gil of Peru",
        {"KE": "Amina Otieno", "PE": "Ana Gil"},
    ),
    (
        "For the Republic of\nKenya\nA. Otieno\n\nFor Peru\nA. Gil",
        {"KE": "A. Otieno", "PE": "A. Gil"},
    ),
    (
        "For the Russian\nFederation (Federal State)\nB. Petrov\n\nFor Peru\nA. Gil",
        {"RU": "B. Petrov", "PE": "A. Gil"},
    ),
    (
        "For the Government\nof Kenya\n\n________\n\nFor the Government\nof Peru\n\n________",
        {"KE": None, "PE": None},
    ),
    (
        "For Kenya\n\nS. Otieno\n\nFor Peru\n\n/s/ F. Gil",
        {"KE": "S. Otieno", "PE": "F. Gil"},
    ),
    (
        "For the Republic of\n\nB. Unnamed\n\nFor Kenya A. Otieno\n\nFor Peru A. Gil",
        {"KE": "A. Otieno", "PE": "A. Gil"},
    ),
    (  # in capitals, with dots to sign on, and "(Signed)"
        "FOR THE REPUBLIC OF KENYA:\n\n............\n(Signed) A. Otieno\n\n"
        "FOR PERU:\n\n............\n(Signed) A. Gil",
        {"KE": "A. Otieno", "PE": "A. Gil"},
    ),
]
BESIDE = [
    (  # a party over two lines
        "For the Government          For the Government\n"
        "of the Republic of Kenya    of the Republic of Peru\n\n"
        "A. Otieno                   A. Gil\nMinister                    Minister",
        {"KE": "A. Otieno", "PE": "A. Gil"},
    ),
    (  # three
        "For Kenya        For Peru        For Norway\n\nA. Otieno        A. Gil        B. Dahl",
        {"KE": "A. Otieno", "PE": "A. Gil", "NO": "B. Dahl"},
    ),
    (
        "FOR THE REPUBLIC OF KENYA:        FOR PERU:\n\n............        ............\n"
        "A. Otieno        A. Gil",
        {"KE": "A. Otieno", "PE": "A. Gil"},
    ),
]


MINUTES = f"\n\nMinutes of the meeting\n\n{TEXT}\n\n{TEXT}"
# At the end of a text, and where another text follows; a list of who met stays text there.
CASES = [(*each, "") for each in (*SIGNED, *BESIDE)] + [(*each, MINUTES) for each in SIGNED[2:]]


ABOVE = [
    "{}A. Otieno\nPresident of the Republic of Kenya\n\n{}A. Gil\nMinister of Health\nof Peru",
    "{}A. Otieno                        {}A. Gil\n"
    "President of the                   Minister of Health\n"
    "Republic of Kenya                  of Peru",
]


@pytest.mark.parametrize("lines", ABOVE)
@pytest.mark.parametrize("signed", ["", "(Signed) "])
def test_names_above_offices(lines: str, signed: str) -> None:
    lines = lines.format(signed, signed)
    made = draft_of(f"Joint Declaration\n\n{TEXT}\n\n{TEXT}\n\n{lines}\n")
    assert [(each.party, each.representative, each.office) for each in made.found.parties] == [
        ("KE", "A. Otieno", "President of the Republic of Kenya"),
        ("PE", "A. Gil", "Minister of Health of Peru"),
    ]


def test_of_several_names_above_an_office_none_is_taken() -> None:
    lines = "A. Otieno\nPresident of Kenya\n\nB. Dahl\nA. Gil\nPresident of Peru"
    made = draft_of(f"Joint Declaration\n\n{TEXT}\n\n{TEXT}\n\n{lines}\n")
    assert [(each.party, each.representative) for each in made.found.parties] == [
        ("KE", "A. Otieno"),
        ("PE", None),
    ]


@pytest.mark.parametrize(("lines", "signers", "after"), CASES)
def test_signatures(lines: str, signers: dict[str, str | None], after: str) -> None:
    made = draft_of(f"Joint Declaration\n\n{TEXT}\n\n{TEXT}\n\n{lines}{after}\n")
    assert {each.party: each.representative for each in made.found.parties} == signers
    assert [each.blocks[0] for each in made.text.paragraphs if "For" in each.blocks[0]] == []
    assert any("taken for signatures" in each for each in made.remarks)


ZH = "关于湖泊的协定\n\n一、双方同意保护湖泊。\n\n二、双方将植树。\n\n"
JA = "湖に関する共同声明\n\n1. 両国は湖を守る。\n\n2. 両国は木を植える。\n\n"
KO = "호수에 관한 공동 성명\n\n1. 양측은 호수를 보호한다.\n\n2. 양측은 나무를 심는다.\n\n"
HAN = [  # language, text with its signatures, and who signed for whom
    ("zh", f"{ZH}中国代表\n李明\n\n秘鲁共和国代表\n安娜·希尔\n", {"CN": "李明", "PE": "安娜·希尔"}),
    (
        "zh",
        f"{ZH}代表中国：\n李明\n\n代表意大利：\n马里奥·罗西\n",
        {"CN": "李明", "IT": "马里奥·罗西"},
    ),
    ("zh", f"{ZH}中国主席\n\n李明\n\n秘鲁总统\n\n希尔\n", {"CN": "李明", "PE": "希尔"}),
    ("zh", f"{ZH}中国政府代表（签字）        秘鲁政府代表（签字）\n", {"CN": None, "PE": None}),
    (
        "ja",
        f"{JA}日本国のために\n山田太郎\n\nイタリアのために\nマリオ・ロッシ\n",
        {"JP": "山田太郎", "IT": "マリオ・ロッシ"},
    ),
    (
        "ko",
        f"{KO}대한민국을 대표하여\n김민준\n\n이탈리아 공화국을 대표하여\n마리오 로시\n",
        {"KR": "김민준", "IT": "마리오 로시"},
    ),
]


@pytest.mark.parametrize(("language", "text", "signers"), HAN)
def test_signatures_in_han_kana_and_hangul(
    language: str, text: str, signers: dict[str, str | None]
) -> None:
    made = draft_of(text, language=language)
    assert {each.party: each.representative for each in made.found.parties} == signers
    assert len(made.text.paragraphs) == 2
    assert made.found.title == text.partition("\n")[0]


@pytest.mark.parametrize(
    "dated", ["2030年3月4日于北京", "本协定于2030年3月4日在北京签订。", "2030年3月4日，北京"]
)
def test_a_place_in_chinese(dated: str) -> None:
    made = draft_of(f"{ZH}{dated}\n", language="zh")
    assert (made.found.place, str(made.found.date)) == ("北京", "2030-03-04")


def test_a_list_of_aims_is_no_signature_block() -> None:
    aims = "For the lakes of Kenya and Peru\n\nFor the forests\n\nFor the sea"
    made = draft_of(f"Joint Declaration\n\n{TEXT}\n\n{aims}\n\n{TEXT}\n\n{TEXT}\n")
    assert not any(cut.why == "signature block" for cut in made.cuts)


TITLES = [
    ("en", "JOINT DECLARATION ON LAKES", "Joint Declaration on lakes"),
    ("kk", "БІРЛЕСКЕН МӘЛІМДЕМЕ", "Бірлескен мәлімдеме"),
    ("ru", "СОВМЕСТНОЕ ЗАЯВЛЕНИЕ", "Совместное заявление"),
    ("fr", "NOUVELLE DÉCLARATION", "Nouvelle déclaration"),
    ("de", "GEMEINSAME ERKLÄRUNG", "Gemeinsame Erklärung"),
]


@pytest.mark.parametrize(("language", "written", "title"), TITLES)
def test_the_case_of_a_title_in_capitals(language: str, written: str, title: str) -> None:
    made = draft_of(f"{written}\n\n1. Ол 2030.\n\n2. Ол 2031.\n", "a.txt", language)
    assert made.found.title == title


def test_a_title_and_a_date_in_one_paragraph_of_markdown() -> None:
    made = draft_of(
        "**Joint Statement**  \n*Bergen, 7 May 2031*\n\n1. They met.\n\n2. X.\n", "a.md"
    )
    assert (made.found.title, made.found.place) == ("Joint Statement", "Bergen")
    assert made.text.text == "1. They met.\n\n2. X.\n"


ROWS = [  # the rows of a table of signatures, and who signed for whom
    ([["For Kenya", "For Peru"], ["A. Otieno", "A. Gil"]], {"KE": "A. Otieno", "PE": "A. Gil"}),
    (
        [
            ["For the Republic of Kenya", "For Peru", "For Norway"],
            ["A. Otieno", "A. Gil", "B. Dahl"],
            ["Minister", "Minister", "Minister"],
        ],
        {"KE": "A. Otieno", "PE": "A. Gil", "NO": "B. Dahl"},
    ),
    (
        [
            ["For Kenya", "For Peru"],
            ["A. Otieno", "A. Gil"],
            ["For Norway", "For Chad"],
            ["B. Dahl", "C. Deby"],
        ],
        {"KE": "A. Otieno", "PE": "A. Gil", "NO": "B. Dahl", "TD": "C. Deby"},
    ),
    # Whose name it is cannot be known.
    ([["For Kenya", "For Peru"], ["A. Gil", ""]], {"KE": None, "PE": None}),
]


@pytest.mark.parametrize(("rows", "signers"), ROWS)
def test_signatures_in_a_table(rows: list[list[str]], signers: dict[str, str | None]) -> None:
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = f"<h1>Joint Declaration</h1><p>{TEXT}</p><p>{TEXT}</p><table>{table}</table>"
    made = draft_of(page, "text.html")
    assert {each.party: each.representative for each in made.found.parties} == signers


def test_initials_without_capitals() -> None:
    text = "اتفق الطرفان على حماية البحيرات المشتركة ومياهها من أجل الأجيال القادمة."
    signed = "عن جمهورية مصر العربية\n\nأ. مثال\n\nعن المملكة الأردنية الهاشمية\n\nب. نموذج"
    made = draft_of(f"بيان\n\n1. {text}\n\n2. {text}\n\n{signed}\n", language="ar")
    assert [each.ref for each in made.text.paragraphs] == ["1", "2"]
    assert [each.party for each in made.found.parties] == ["EG", "JO"]
    assert sum("taken for signatures" in each for each in made.remarks) == 1


def test_signatures_side_by_side_in_a_pdf() -> None:
    table = (
        "<table style='width: 100%'><tr><td>За Правительство<br>Республики Казахстан</td>"
        "<td>За Правительство<br>Кыргызской Республики</td></tr></table>"
    )
    page = (
        "<meta charset=utf-8><h1>Заявление</h1><table style='width: 100%'><tr><td>г. Астана</td>"
        "<td style='text-align: right'>7 мая 2031 года</td></tr></table>"
        f"<p>Правительства заявляют:</p><p>1. Стороны платят.</p><p>2. Они едят.</p>{table}"
    )
    made = draft_of(pdf_of(page), "a.pdf", "ru")
    assert {each.party: each.representative for each in made.found.parties} == {
        "KZ": None,
        "KG": None,
    }
    assert (str(made.found.date), made.found.place) == ("2031-05-07", "Астана")
    assert [each.ref for each in made.text.paragraphs] == ["¶1", "1", "2"]


@pytest.mark.parametrize(
    ("language", "first", "other", "behind", "parties"),
    [
        ("tr", "Kenya Adına", "Peru Adına", "İki nüsha hâlinde düzenlenmiştir.", "KE PE"),
        # The other column is in another language, which the cues of this one do not have.
        ("en", "For Kenya", "Pour la République du Pérou", "Two copies were made.", "KE"),
    ],
)
def test_a_table_of_signatures_with_text_behind(
    language: str, first: str, other: str, behind: str, parties: str
) -> None:
    text = (
        f"# Bildiri\n\n1. {TEXT}\n\n2. {TEXT}\n\n| {first} | {other} |\n|---|---|\n"
        f"| Amina Otieno | Ana Gil |\n\n{behind}\n"
    )
    made = draft_of(text, "text.md", language)
    cuts = [cut.words for cut in made.cuts if cut.why == "signature block"]
    assert cuts == [first, other, "Amina Otieno", "Ana Gil"]
    assert made.text.paragraphs[-1].blocks == (behind,)
    assert " ".join(each.party for each in made.found.parties) == parties


def test_a_party_of_the_beginning_that_did_not_sign_is_told() -> None:
    text = (
        f"Statement\n\nKenya, Peru and Chile met.\n\n1. {TEXT}\n\n2. {TEXT}\n\n"
        "For Kenya\nA. Otieno\n\nFor Peru\nA. Gil\n"
    )
    found = draft_of(text).found
    assert [each.party for each in found.parties] == ["KE", "PE"]
    assert found.unsure == (
        "parties: CL: named at the beginning, but not among those who signed; see whether each is a"
        " party",
    )
