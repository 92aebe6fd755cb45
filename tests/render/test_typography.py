"""Blanks at which no line ends: examples of each rule, and what holds for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.render.typography import typesetter

SHOWN = str.maketrans({"\u00a0": "~", "\u202f": "^"})


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("fr", "Pour le Kazakhstan : voir le point 2 ; est-ce dû ? Oui !", None),
        ("fr", "le « corridor » et «la route»", "le «~corridor~» et «~la route~»"),
        ("fr", "25 % selon l’art. 14, p. 3, n° 5", "25^% selon l’art.~14, p.~3, n°~5"),
        ("fr", "M. Martin et Mme Rossi, 14:30", "M.~Martin et Mme~Rossi, 14:30"),
        ("fr-CA", "Quoi ?", "Quoi^?"),
        ("ru", "Встреча в Астане и о воде, к лету", "Встреча в~Астане и~о~воде, к~лету"),
        ("ru", "Вода — общее благо", "Вода~— общее благо"),
        ("ru", "подписал И. И. Иванов, т. е. министр", "подписал И.~И.~Иванов, т.~е. министр"),
        ("ru", "30 мая 2027 года и в 2027 году", "30 мая 2027~года и~в~2027~году"),
        ("ru", "в 2025 г. 5 млн долл., 25 %", "в~2025~г. 5~млн долл., 25~%"),
        ("ru", "№ 5, п. 14, пп. 2, § 3, ст. 7", "№~5, п.~14, пп.~2, §~3, ст.~7"),
        ("ru", "слова по-о воде", "слова по-о воде"),
        ("it", "l’art. 14, par. 3 e n. 5: il 25 %", "l’art.~14, par.~3 e n.~5: il 25~%"),
        ("it", "dell’energia : no", "dell’energia : no"),
        ("it", "nel 5 %(what)s", "nel 5 %(what)s"),
        ("en", "Why ? « so » № 5", "Why ? « so » № 5"),
        ("kk", "Су — ортақ игілік ?", "Су — ортақ игілік ?"),
    ],
)
def test_blanks(tag: str, text: str, expected: str | None) -> None:
    expected = expected or "Pour le Kazakhstan~: voir le point 2^; est-ce dû^? Oui^!"
    assert typesetter(tag)(text).translate(SHOWN) == expected


WORDS = st.text(st.sampled_from("аивИ.—–:;!?«»%№§пт5 \u00a0\u202f'-xMp"), max_size=30)


@given(WORDS, st.sampled_from(["fr", "it", "ru"]))
def test_nothing_but_blanks_changes_and_only_once(text: str, tag: str) -> None:
    typeset = typesetter(tag)
    once = typeset(text)
    assert "".join(once.split()) == "".join(text.split())
    assert typeset(once) == once
