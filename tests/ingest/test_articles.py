"""Articles with titles, below which numbers begin again."""

import pytest

from drafts import draft_of, shape

TEXT = """GEMEINSAME ERKLÄRUNG

Die Parteien haben Folgendes vereinbart:

Artikel 1
Ziel

(1) Die Parteien fördern die Büchereien.

(2) Sie tauschen Bücher aus.

Artikel 2
Mittel

(1) Jede Partei stellt 1,5 Mio. Euro bereit.

Artikel 3
Inkrafttreten

Diese Erklärung tritt heute in Kraft.
"""


def test_articles_are_parts() -> None:
    made = draft_of(TEXT, language="de")
    headings = [line for line in made.text.text.split("\n") if line.startswith("#")]
    assert headings == [
        *("# Artikel 1", "## Ziel", "# Artikel 2", "## Mittel", "# Artikel 3", "## Inkrafttreten"),
    ]
    assert [ref for ref, _ in shape(made)] == ["¶1", "1", "2", "Artikel 2, 1", "¶2"]
    assert made.remarks == ()


def test_reference_in_brackets() -> None:
    text = "<p>1. They met.<sup>[1]</sup></p><p>2. They left.</p><hr><p>[1] In Bergen.</p>"
    made = draft_of(text, "a.html")
    assert [(note.mark, ref) for note, ref in made.footnotes] == [("1", "1")]


def test_ordinal_figures() -> None:
    text = "Acordo\n\nAs Partes acordam:\n\nARTIGO 1.º\nObjeto\n\n1. As Partes cooperam.\n\n"
    made = draft_of(f"{text}ARTIGO 2.º\nVigor\n\n2. As Partes saem.\n", language="pt")
    headings = [line for line in made.text.text.split("\n") if line.startswith("#")]
    assert headings == ["## ARTIGO 1.º", "## Objeto", "## ARTIGO 2.º", "## Vigor"]


CHAPEAUX = [
    "Die Regierung von Kenia\n\nund\n\ndie Regierung von Peru –\n\nin dem Wunsch zu handeln,",
    "Die Regierung von Kenia und\ndie Regierung von Peru (im Folgenden „Parteien“)\n\nIm Wunsch,",
]


@pytest.mark.parametrize("chapeau", CHAPEAUX)
def test_who_speaks_is_text(chapeau: str) -> None:
    made = draft_of(f"ABKOMMEN\nüber Brunnen\n\n{chapeau}\n\n1. Sie handeln.\n", language="de")
    assert made.text.text.startswith("Die Regierung von Kenia")
    assert made.found.title == "ABKOMMEN über Brunnen"
