"""The documents of a complete build → where they are wanted, whole or not at all.

``targets`` are the places, ``release`` is what goes there: ``mirror`` brings a ``folder`` or a
``remote`` one up to date, ``zip_file`` writes a zip file and ``mail`` sends letters. ``deliver``
conducts: what went where before, another attempt when one fails, and the journal.
"""
