"""The conductor of a build: load, plan, run the jobs, write the documents, record them.

``conductor`` does this in that order and returns a ``report``; ``planning`` makes the plan, or
knows it from the last time; ``writer`` writes and records each finished document; ``progress`` is
the interface for showing a build, ``counter`` counts for the journal, ``stopping`` ends a batch
early. ``survey`` answers questions without a build, ``clean`` removes documents.
"""
