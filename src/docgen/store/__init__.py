"""What an output folder keeps: the documents, what they were built from, and what was done.

``outputs`` writes files whole or not at all, ``paths`` says which names a file may have, ``state``
records what each document was built from and ``journal`` every build (both in a ``database``, which
``folder`` opens), ``manifest`` lists the documents for others, and ``lock`` lets one process write
at a time.
"""
