import pytest

from proposing import propose


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("We reaffirm our commitment to peace.", "The parties reaffirm their commitment to peace."),
        ("They met in Rome.", "The parties met in Rome."),
        (
            "All is well. Italy will train engineers from the whole region, including women.",
            "Italy will train engineers from the whole region.",
        ),
        ("Italy (the host) will train engineers.", "Italy will train engineers."),
        ("Italy will provide grants for:\n\n(a) pumps;", "Italy will provide grants."),
    ],
)
def test_the_main_clause_in_the_desk_s_voice(text: str, summary: str) -> None:
    found, *_ = propose(f"1. {text}")
    assert found.summary == summary
