"""What a commitment is and where it stands, in the words of a language."""

from gettext import NullTranslations


def kind_labels(catalogue: NullTranslations) -> dict[str, str]:
    """The kinds of commitments as words: event, principle, expression of interest."""
    _say = catalogue.gettext
    return {
        "event": _say("event"),
        "programme": _say("programme"),
        "cooperation": _say("cooperation"),
        "dialogue": _say("dialogue"),
        "measure": _say("measure"),
        "principle": _say("principle"),
        "support": _say("support"),
        "interest": _say("expression of interest"),
    }


def status_labels(catalogue: NullTranslations) -> dict[str, str]:
    """Where a commitment can stand, as words."""
    _say = catalogue.gettext
    return {
        "open": _say("open"),
        "under way": _say("under way"),
        "done": _say("done"),
        "lapsed": _say("lapsed"),
        "superseded": _say("superseded"),
    }
