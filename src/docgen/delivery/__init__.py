"""Delivers the documents of a complete build, whole or not at all.

``targets`` are the kinds of place, ``release`` is what is delivered: ``mirror`` brings a ``folder``
or a ``remote`` folder up to date, ``zip_file`` writes a zip file, and ``mail`` sends messages.
``deliver`` conducts this: it retries what failed and writes the journal. At each ``place``, a
``record`` says which files are docgen's, and which ``project`` delivered them; a ``lock``, with the
``lease`` of a run, keeps others away in the meantime.
"""
