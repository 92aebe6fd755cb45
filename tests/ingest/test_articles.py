"""Articles with titles, below which numbers begin again."""

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
