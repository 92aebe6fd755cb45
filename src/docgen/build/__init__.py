"""The conductor of a build: load, plan, run the jobs, write the documents, record them.

``conductor`` does it in that order; ``recorder`` keeps each finished document, ``progress`` is who
is told, ``counter`` counts for the journal, ``stopping`` ends a batch early.
"""
