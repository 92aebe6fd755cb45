"""docgen turns the text of a declaration into briefings, summaries and fact-sheets.

One way through, a module a step:

1. ``load``      files of ``content/`` and ``docgen.toml`` → a checked :class:`model.Project`
2. ``variants``  a declaration seen whole, by a country, by a sector → a :class:`model.View`
3. ``plan``      products × variants × languages × formats → jobs, each with a key and a reason
4. ``render``    a job → the bytes of a PDF (HTML, then WeasyPrint) or a Word file (docxtpl)
5. ``workers``   where jobs run: this process, a pool of processes, or a ``cluster``
6. ``build``     the conductor: runs the plan, writes files, records in ``state`` their origins
7. ``schedule``  builds at set times (``timetable``), and ``delivery`` of what they make

Before it, ``ingest`` makes a draft of those files from a text as issued. Beside it, ``fidelity``
proves the text against its source, and what is rendered against the text.

Everything that is read comes through ``sources``, which remembers what was read; everything that
goes wrong is an ``errors.DocgenError`` with its file and line. ``cli`` is the only door.
"""
