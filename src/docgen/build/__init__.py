"""The conductor of a build: load, plan, run the jobs, write the documents, record them.

``conductor`` does it in that order and makes a ``report``; ``writer`` writes and records each
finished document, ``progress`` is for whoever follows a build, ``counter`` counts for the journal,
``stopping`` ends a batch early. ``survey`` answers questions without a build, ``clean`` removes.
"""
