"""Paragraphs → what the desk may say about them, for a person to confirm.

``proposer`` conducts: ``sectors`` scores topics by their cues, ``commitments`` finds what is
promised and ``agents`` by whom, ``due_dates`` until when, ``places`` where. ``denials`` and
``conditions`` keep out what nobody promises. Where the verb is the second part of a clause,
``inversion`` finds who acts. ``titles`` names what is promised, if ``openings`` finds that words
can begin a title, or ``verb_last`` where the verb ends a clause; ``summaries`` drafts the summary.
``learning`` weighs the cues for sectors by what a project's people have confirmed and rejected.
``proposal`` has what comes out.
"""
