"""The shapes in which declarations come, a tiny text each, and the paragraphs that they hold."""

import pytest

from drafts import draft_of, shape

# name → the text as issued, its paragraphs (blocks parted by a stroke) and its headings
SHAPES: dict[str, tuple[str, list[tuple[str, str]], list[str]]] = {
    "numbers with a dot": (
        "1. The parties met in Bergen.\n2. They spoke of fish.\n",
        [("1", "The parties met in Bergen."), ("2", "They spoke of fish.")],
        [],
    ),
    "numbers with a bracket": (
        "1) The parties met.\n2) They spoke of fish.\n",
        [("1", "The parties met."), ("2", "They spoke of fish.")],
        [],
    ),
    "numbers with nothing": (
        "1 The parties met.\n2 They spoke of fish,\n3 miles of it.\n3 They left.\n",
        [
            ("1", "The parties met."),
            ("2", "They spoke of fish, 3 miles of it."),
            ("3", "They left."),
        ],
        [],
    ),
    "a comma for a dot": (
        "1. The parties met.\n2, They spoke of fish.\n3. They left.\n",
        [("1", "The parties met."), ("2", "They spoke of fish."), ("3", "They left.")],
        [],
    ),
    "no blank behind the dot": (
        "1.The parties met.\n2.They spoke of fish.\n3.“Fish” they said.\n",
        [("1", "The parties met."), ("2", "They spoke of fish."), ("3", "“Fish” they said.")],
        [],
    ),
    "a number alone on its line": (
        "1.\nThe parties met.\n\n2.\nThey spoke\nof fish.\n",
        [("1", "The parties met."), ("2", "They spoke of fish.")],
        [],
    ),
    "bare numbers alone on their lines": (
        "1\nThe parties met.\n\n2\nThey spoke of fish.\n\n3\nThey left.\n",
        [("1", "The parties met."), ("2", "They spoke of fish."), ("3", "They left.")],
        [],
    ),
    "two paragraphs on one line": (
        "1. The parties met. 2. They spoke of fish.\n3. They left.\n",
        [("1", "The parties met."), ("2", "They spoke of fish."), ("3", "They left.")],
        [],
    ),
    "all numbered 1": (
        "1. The parties met.\n\n1. They spoke of fish.\n\n1. They left.\n",
        [("1", "The parties met."), ("2", "They spoke of fish."), ("3", "They left.")],
        [],
    ),
    "wrapped lines that begin with a figure": (
        "1. The parties met in the year\n2030. It was cold, and of the\n12 boats only\n"
        "3. came back.\n2. They spoke of\n5 fish.\n",
        [
            (
                "1",
                "The parties met in the year 2030. It was cold, and of the 12 boats"
                " only 3. came back.",
            ),
            ("2", "They spoke of 5 fish."),
        ],
        [],
    ),
    "a heading in capitals above one that is not": (
        "Statement\n\n1. The parties met.\n\nFISH AND THE SEA\n\nBoats and Nets\n\n"
        "2. They spoke of fish.\n\nA.1. Nets of Wool\n\n3. They left.\n",
        [("1", "The parties met."), ("2", "They spoke of fish."), ("3", "They left.")],
        ["FISH AND THE SEA", "Boats and Nets", "A.1. Nets of Wool"],
    ),
    "a roman figure above a heading": (
        "Statement\n\nI\n\nFISH AND THE SEA\n\n1. The parties met.\n\nII\n\nBOATS AND NETS\n\n"
        "2. They spoke of fish.\n",
        [("1", "The parties met."), ("2", "They spoke of fish.")],
        ["I", "FISH AND THE SEA", "II", "BOATS AND NETS"],
    ),
    "no numbers, under headings": (
        "FISH AND THE SEA\n\nThe parties fish together,\nas they did.\n\nThey will go on.\n\n"
        "POWER AND HEAT\n\nThe parties save energy, each of them\nin its own way.\n",
        [
            ("¶1", "The parties fish together, as they did."),
            ("¶2", "They will go on."),
            ("¶3", "The parties save energy, each of them in its own way."),
        ],
        ["POWER AND HEAT"],
    ),
    "letters and roman numbers below them": (
        "1. The parties will:\n(a) fish, that is to say:\n(i) by day;\n"
        "(ii) by night;\n(b) save energy.\n"
        "2. They will rest.\n",
        [
            ("1", "The parties will:"),
            ("1(a)", "fish, that is to say:"),
            ("1(a)(i)", "by day;"),
            ("1(a)(ii)", "by night;"),
            ("1(b)", "save energy."),
            ("2", "They will rest."),
        ],
        [],
    ),
    "letters with one bracket": (
        "1. The parties will:\na) fish;\nb) save energy.\n2. They will rest.\n",
        [
            ("1", "The parties will:"),
            ("1(a)", "fish;"),
            ("1(b)", "save energy."),
            ("2", "They will rest."),
        ],
        [],
    ),
    "bullets": (
        "1. The parties will:\n\n• fish;\n\n• save\nenergy.\n\n2. They will rest.\n",
        [("1", "The parties will: / • fish; / • save energy."), ("2", "They will rest.")],
        [],
    ),
    "a preamble with letters": (
        "The Small Assembly,\n\nRecalling the fish of earlier years;\n\n"
        "Noting what was done, including:\n\n"
        "(a)\nThe net,\n\n(b)\nThe boat,\n\n1.\nDecides to fish;\n\n2. Thanks the fish.\n",
        [
            ("¶1", "The Small Assembly,"),
            ("¶2", "Recalling the fish of earlier years;"),
            ("¶3", "Noting what was done, including:"),
            ("¶3(a)", "The net,"),
            ("¶3(b)", "The boat,"),
            ("1", "Decides to fish;"),
            ("2", "Thanks the fish."),
        ],
        [],
    ),
    "a preamble without blank lines": (
        "The Ministers of the two fishing countries that met in the north,\n"
        "Recalling what they said in the year before, when they met for the first time,\n"
        "Noting the fish,\nDeclare that:\nFish are to be left alone in spring and in the summer.\n"
        "This is to last.\n",
        [
            ("¶1", "The Ministers of the two fishing countries that met in the north,"),
            (
                "¶2",
                "Recalling what they said in the year before, when they met for the first time,",
            ),
            ("¶3", "Noting the fish,"),
            ("¶4", "Declare that:"),
            ("¶5", "Fish are to be left alone in spring and in the summer."),
            ("¶6", "This is to last."),
        ],
        [],
    ),
    "roman headings": (
        "The parties met in Bergen, in the cold.\n\nI. Fish\n\n1. The parties fish together, "
        "as ever.\n\nII. Energy\n\n2. They save energy wherever they can.\n",
        [
            ("¶1", "The parties met in Bergen, in the cold."),
            ("1", "The parties fish together, as ever."),
            ("2", "They save energy wherever they can."),
        ],
        ["I. Fish", "II. Energy"],
    ),
    "lettered headings": (
        "1. The parties met in Bergen.\n\nA. TOWARDS MORE FISH\n\n2. The parties fish.\n\n"
        "B. AND MORE ENERGY\n\n3. They save energy.\n",
        [
            ("1", "The parties met in Bergen."),
            ("2", "The parties fish."),
            ("3", "They save energy."),
        ],
        ["A. TOWARDS MORE FISH", "B. AND MORE ENERGY"],
    ),
    "numbers that begin again under headings": (
        "I. FISH TOGETHER\n\n1. The parties fish.\n\n2. They go on.\n\nII. SAVING ENERGY\n\n"
        "1. They save energy.\n\n2. They go on.\n",
        [
            ("1", "The parties fish."),
            ("2", "They go on."),
            ("II, 1", "They save energy."),
            ("II, 2", "They go on."),
        ],
        ["II. SAVING ENERGY"],
    ),
    "an annex": (
        "1. The parties met.\n\n2. They fish.\n\nAnnex I\n\n1. Cod.\n\n2. Herring.\n",
        [
            ("1", "The parties met."),
            ("2", "They fish."),
            ("Annex I, 1", "Cod."),
            ("Annex I, 2", "Herring."),
        ],
        ["Annex I"],
    ),
    "hanging indents": (
        "1.  The parties met\n    in Bergen.\n\n2.  They spoke\n    of fish.\n",
        [("1", "The parties met in Bergen."), ("2", "They spoke of fish.")],
        [],
    ),
    "every line followed by a blank one": (
        "1. The parties met \n\nin Bergen and \n\nspoke. \n\n"
        "2. They spoke \n\nof fish \n\nagain. \n\n"
        "3. They \n\nleft.\n",
        [
            ("1", "The parties met in Bergen and spoke."),
            ("2", "They spoke of fish again."),
            ("3", "They left."),
        ],
        [],
    ),
    "hyphens at line ends": (
        "1. The parties cooper-\nate on well-\nbeing and on co-\noperation; they cooperate.\n"
        "2. The co-operation is for well-being.\n",
        [
            ("1", "The parties cooperate on well-being and on co-operation; they cooperate."),
            ("2", "The co-operation is for well-being."),
        ],
        [],
    ),
    "a soft hyphen": (
        "1. The parties co\u00adoper\u00ad\nate.\n2. They left.\n",
        [("1", "The parties cooperate."), ("2", "They left.")],
        [],
    ),
    "non-breaking spaces and curly quotes": (
        "1.\u00a0The parties met on 3\u00a0May.\n2.\u00a0“Fish”, they said, ‘is fish’.\n",
        [("1", "The parties met on 3 May."), ("2", "“Fish”, they said, ‘is fish’.")],
        [],
    ),
    "a page number between": (
        "1. The parties met and\nspoke of\n\n\n2\n\n\nfish.\n2. They left.\n3. They came back.\n",
        [
            ("1", "The parties met and spoke of fish."),
            ("2", "They left."),
            ("3", "They came back."),
        ],
        [],
    ),
    "running heads and footnotes that cut a sentence": (
        "1. The parties met in the\nlarge hall1 of the\n_______\n\n"
        "1  In Bergen, near the\nharbour.\n\n"
        "Fish 12\n2/3\n\nold town and spoke.\n2. They left,\nlate.\n\n"
        "Fish 12\n3/3\n\n3. They came back.\n",
        [
            ("1", "The parties met in the large hall of the old town and spoke."),
            ("2", "They left, late."),
            ("3", "They came back."),
        ],
        [],
    ),
    "form feeds": (
        "FISH PAPER\n1. The parties met and\nspoke\n\fFISH PAPER\nof fish.\n2. They left.\n"
        "\fFISH PAPER\n3. They came back.\n",
        [
            ("1", "The parties met and spoke of fish."),
            ("2", "They left."),
            ("3", "They came back."),
        ],
        [],
    ),
    "a signature block": (
        "1. The parties met, and agreed to go on fishing as they did.\n\n2. They left.\n\n"
        "Done at Bergen, 4 March 2030\n\nFor the Kingdom of Norway\nKari Nordmann\n\nFor Iceland\n"
        "Jón Jónsson\n",
        [
            ("1", "The parties met, and agreed to go on fishing as they did."),
            ("2", "They left."),
        ],
        [],
    ),
    "Markdown": (
        "**The Small Statement**\n\n***Fish***  \nThe parties *fish*, on the 3<sup>rd</sup> "
        "day\\*.\n\n"
        "## Energy\n\nThey save **energy**.\n\n\\###\n",
        [("¶1", "The parties fish, on the 3rd day*."), ("¶2", "They save energy.")],
        ["Fish", "Energy"],
    ),
    "words that look like marks": (
        "The parties met.\n\n1990. was cold, they said, and so it was.\n\n"
        "# is a sign they did not use.\n",
        [
            ("¶1", "The parties met."),
            ("¶2", "1990. was cold, they said, and so it was."),
            ("¶3", "# is a sign they did not use."),
        ],
        [],
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_paragraphs_and_headings(name: str) -> None:
    text, paragraphs, headings = SHAPES[name]
    made = draft_of(text)
    assert shape(made) == paragraphs
    found = [block.words for block in made.blocks if block.kind in ("heading", "part")]
    assert found == headings


def test_gaps_and_duplicates_are_reported() -> None:
    made = draft_of("1. The parties met.\n2. They fish.\n4. They rest.\n4. They sleep.\n")
    assert shape(made) == [
        ("1", "The parties met."),
        ("2", "They fish."),
        ("4", "They rest. 4. They sleep."),
    ]
    assert made.remarks == (
        "line 3: number 4 follows 2; 3 not found",
        "line 4: duplicate number 4; the second is left in the words",
    )
