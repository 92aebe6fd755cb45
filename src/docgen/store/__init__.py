"""What an output folder keeps: the documents, what they were built from, and what was done.

``outputs`` writes files whole or not at all, ``paths`` says which names a file may have, and
``ownership`` which files are docgen's; ``beside`` has a process look at thousands of them.
``state`` records what each document was built from and, as ``outline``, what a request came to;
``journal`` records every build. Both are a ``database``, which ``folder`` opens. ``manifest`` lists
the documents for others, ``verify`` compares the files with it, and ``lock`` lets one process write
at a time there, ``content_lock`` in the content.
"""
