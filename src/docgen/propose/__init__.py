"""Paragraphs → what the desk may say about them, for a person to confirm.

``proposer`` conducts: ``sectors`` scores topics by their cues, ``commitments`` finds what is
promised and ``agents`` by whom, ``due_dates`` until when, ``places`` where; ``titles`` names it
where ``openings`` finds that words can begin a title, and ``summaries`` drafts the summary.
``learning`` weighs the cues for sectors by what a project's people have confirmed and rejected.
``proposal`` has what comes out.
"""
