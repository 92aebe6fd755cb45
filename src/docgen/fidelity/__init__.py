"""The proof that every word printed as the declaration's is the declaration's.

``pdf`` and ``word`` read a finished file back into ``pieces``: what it says in reading order, and
which of it is quotation or reference. ``quotations`` holds them against the view, ``printed`` a
Word file against what its template was asked to print. ``issued`` reads the text as issued, and
``text`` proves the adopted text against that.
"""
