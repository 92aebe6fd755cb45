"""Marks that may number paragraphs and stay in the words: each run of them is reported once."""

import pytest

from drafts import draft_of, shape

WORDS = ("We will mend the old boats.", "We will paint the pier.", "We will keep the lamps lit.")

REPORTED = [
    ("en", ("A.1", "A.2", "A.3")),
    ("en", ("Paragraph 1.", "Paragraph 2.", "Paragraph 3.")),
    ("en", ("Point 1:", "Point 2:", "Point 3:")),
    ("en", ("Operative paragraph 7 –", "Operative paragraph 8 –", "Operative paragraph 9 –")),
    ("en", ("No. 1", "No. 2", "No. 3")),
    ("en", ("①", "②", "③")),
    ("en", ("❶", "❷", "❸")),
    ("en", ("[1]", "[2]", "[3]")),
    ("en", ("First,", "Second,", "Third,")),
    ("en", ("1st point:", "2nd point:", "3rd point:")),
    ("en", ("II.", "III.", "IV.")),
    ("en", ("A.", "B.", "C.")),
    ("es", ("1.1.-", "1.2.-", "1.3.-")),
    ("es", ("PRIMERO.-", "SEGUNDO.-", "TERCERO.-")),
    ("es", ("Cláusula primera.-", "Cláusula segunda.-", "Cláusula tercera.-")),
    ("fr", ("1° :", "2° :", "3° :")),
    ("fr", ("Premièrement :", "Deuxièmement :", "Troisièmement :")),
    ("it", ("Punto n. 1:", "Punto n. 2:", "Punto n. 3:")),
    ("pt", ("Primeiro –", "Segundo –", "Terceiro –")),
    ("ru", ("Пункт 1.", "Пункт 2.", "Пункт 3.")),
    ("ru", ("Во-первых,", "Во-вторых,", "В-третьих,")),
    ("kk", ("1-тармақ.", "2-тармақ.", "3-тармақ.")),
    ("kk", ("Біріншіден,", "Екіншіден,", "Үшіншіден,")),
    ("tr", ("BİRİNCİ:", "İKİNCİ:", "ÜÇÜNCÜ:")),
    ("uz", ("Birinchidan:", "Ikkinchidan:", "Uchinchidan:")),
    ("ar", ("أولاً:", "ثانياً:", "ثالثاً:")),
    ("ar", ("البند 1:", "البند 2:", "البند 3:")),
    ("zh", ("第一，", "第二，", "第三，")),
]


def _reported(text: str, language: str = "en") -> list[str]:
    return [each for each in draft_of(text, language=language).remarks if "may number" in each]


def _text(marks: tuple[str, ...], between: str = "\n\n") -> str:
    said = between.join(f"{mark} {words}" for mark, words in zip(marks, WORDS, strict=True))
    return f"Joint Statement on Boats\n\nWe met by the lake and agreed on this.\n\n{said}\n"


@pytest.mark.parametrize(("language", "marks"), REPORTED, ids=lambda each: each[0])
def test_a_run_of_marks_is_reported_once(language: str, marks: tuple[str, ...]) -> None:
    one, two, three = marks
    assert _reported(_text(marks), language) == [
        f"line 5: “{one}”, “{two}” (line 7), “{three}” (line 9) may number the paragraphs, but were"
        f" left in the words; if they do, write “1. ”, “2. ” and so on in their place in"
        f" text.{language}.md, and list each under cuts in source/{language}.yaml"
    ]
    words = " ".join(words for _, words in shape(draft_of(_text(marks), language=language)))
    assert all(f"{mark} {said}" in words for mark, said in zip(marks, WORDS, strict=True))


@pytest.mark.parametrize(
    "marks", [("i)", "ii)", "iii)"), ("a)", "b)", "c)"), ("(a)", "(b)", "(c)")]
)
def test_letters_before_any_number_are_reported(marks: tuple[str, ...]) -> None:
    text = _text(marks).replace("We met by the lake and agreed on this.\n\n", "")
    made = draft_of(text)
    assert [ref for ref, _ in shape(made)] == ["¶1", "¶2", "¶3"]
    assert len(_reported(text)) == 1


@pytest.mark.parametrize("marks", [("①", "②", "③"), ("A.1", "A.2", "A.3")])
def test_marks_of_lines_that_became_one_paragraph_are_reported(marks: tuple[str, ...]) -> None:
    text = "Statement on Boats\n\n1. We will:\n" + _text(marks, "\n").split("\n\n")[2]
    assert [ref for ref, _ in shape(draft_of(text))] == ["1"]
    assert len(_reported(text)) == 1


def test_each_run_is_reported_and_long_ones_are_shortened() -> None:
    points = "\n\n".join(f"Point {number}: We will paint boat {number}." for number in range(1, 8))
    text = f"Statement on Boats\n\n{points}\n\nPoint 1: We will sail.\n\nPoint 2: We will row.\n"
    long, short = _reported(text)
    assert long.startswith(
        "line 3: “Point 1:”, “Point 2:” (line 5), “Point 3:” (line 7), …, “Point 7:” (line 15) may"
    )
    assert short.startswith("line 17: “Point 1:”, “Point 2:” (line 19) may")


def test_what_another_remark_says_is_not_reported_again() -> None:
    text = _text(("I.", "III.", "II.")) + "\nIV. We will go home.\n\nV. We will rest.\n"
    assert any("“IV.” does not follow" in each for each in draft_of(text).remarks)
    assert _reported(text) == []


@pytest.mark.parametrize(
    ("language", "starts"),
    [
        ("en", ("First, we thank you.", "The boats are old.", "Second, we say farewell.")),
        ("en", ("First Committee members met.", "Second Committee members met.", "They spoke.")),
        ("en", ("Phase 1 will mend boats.", "Phase 2 will mend piers.", "Phase 3 will end.")),
        ("en", ("40 boats were mended.", "41 boats were painted.", "42 boats sank.")),
        ("en", ("March 3: The boats arrive.", "March 4: The boats race.", "March 5: They rest.")),
        ("en", ("9:00 Boats arrive.", "10:00 Boats race.", "11:00 Boats rest.")),
        ("en", ("Point 1: We will mend boats.", "We will row.", "Point 7: We will sail.")),
        ("en", ("Decision 1/CP.4 is recalled.", "Decision 2/CP.4 is recalled.", "We agree.")),
        ("en", ("A. Boatman, minister.", "B. Pierman, minister.", "They met by the lake.")),
        ("de", ("3. März 2030 und Ankunft.", "Die Boote ruhen.", "5. März 2030 und Abfahrt.")),
        ("en", ("First point, we met.", "Second point, we ate.", "Third point, we slept.")),
        ("en", ("There are 1 or 2 boats.", "There are 2 or 3 piers.", "There are 3 lamps.")),
        ("fr", ("Premier pays du lac, le nôtre aide.", "Deux bateaux partent.", "Ils rentrent.")),
        ("ru", ("Первый катер уже готов.", "Второй катер ещё строят.", "Третий катер стар.")),
        ("zh", ("第一次会议已经结束。", "第二次会议将在湖边举行。", "我们感谢主人。")),
        ("en", ("1. We will mend boats.", "2. We will row.", "3. We will sail.")),
        ("en", ("1. We will:", "(a) mend boats;", "(b) paint piers.")),
    ],
)
def test_ordinary_text_is_left_alone(language: str, starts: tuple[str, ...]) -> None:
    text = "Statement on Boats\n\n" + "\n\n".join(starts) + "\n"
    assert _reported(text, language) == []


def test_words_at_the_start_of_a_line_of_prose_are_left_alone() -> None:
    text = (
        "Statement on Boats\n\nWe thank you all.\nFirst, we met.\nSecond, we ate.\nThen we slept.\n"
    )
    assert len(draft_of(text).text.paragraphs) == 1
    assert _reported(text) == []
