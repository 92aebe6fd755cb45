"""docgen turns the text of a declaration into briefings, summaries and fact-sheets.

The pipeline, a package for each step:

1. ``load``      files of ``content/`` and ``docgen.toml`` → a checked :class:`model.Project`
2. ``plan``      products × variants × languages × formats → jobs, each with a view, key and reasons
3. ``workers``   run the jobs: here, in a pool of processes, or on a ``cluster``
4. ``render``    a job → the bytes of a PDF (HTML, then WeasyPrint) or of a Word file (docxtpl)
5. ``fidelity``  reads the finished file back: every quotation is whole and word for word
6. ``build``     runs all of this and writes the files
7. ``store``     records what each file was made from: state, journal, manifest

Before it, ``readers`` turn a text as issued into lines, ``ingest`` makes a draft declaration of
them, and ``collation`` compares the adopted text with its source. After it, ``schedule`` builds at
set times, ``delivery`` sends the documents on, and ``reports`` answer questions about them.

``language`` knows what words say: dates, names of states, which passage is most like another.
All input is read through ``sources``, which remembers what was read. Every mistake of a user's is
an ``errors.DocgenError`` with its file and line. ``check`` and ``doctor`` look at a project and at
the machine. ``cli`` is the only way in.
"""
