"""Signs that only the font Symbol has a shape for become Unicode's own, or are told."""

from drafts import draft_of, shape


def test_signs() -> None:
    made = draft_of("1. They met:\n\uf0b7 at 7\uf0b0C;\n\uf0b7 in \ue123.\n\n2. They left.\n")
    assert shape(made) == [("1", "They met: / • at 7°C; / • in \ue123."), ("2", "They left.")]
    assert [(cut.words, cut.written) for cut in made.cuts if not cut.sure] == [
        ("\uf0b0", "°"),
        ("\ue123", "\ue123"),
    ]


def test_signs_in_a_note() -> None:
    made = draft_of("1. They met1 then.\n\n2. They left.\n\n_____\n1 At 7\uf0b0C.\n")
    assert [note.words for note, _ in made.footnotes] == ["1 At 7°C."]


def test_signs_in_a_title() -> None:
    made = draft_of("Statement at 7\uf0b0C and 9\uf0b0C\n\nThey met at 8\uf0b0C.\n\nThey left.\n")
    assert made.found.title == "Statement at 7°C and 9°C"
    assert shape(made) == [("¶1", "They met at 8°C."), ("¶2", "They left.")]
