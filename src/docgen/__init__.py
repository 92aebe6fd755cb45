"""docgen turns the text of a declaration into briefings, summaries and fact-sheets.

The pipeline, a package for each step:

1. ``load``      files of ``content/`` and ``docgen.toml`` → a checked :class:`model.Project`
2. ``plan``      products × variants × languages × formats → jobs, each with a view, key and reasons
3. ``workers``   run the jobs: here, in a pool of processes, or on a ``cluster``
4. ``render``    a job → the bytes of a PDF (by WeasyPrint or Typst) or of a Word file (docxtpl)
5. ``fidelity``  reads the finished file back: every quotation is whole and word for word
6. ``build``     runs all of this and writes the files
7. ``store``     records what each file was made from: state, journal, manifest

Before it, ``readers`` turn a text as issued into lines, ``ingest`` makes a draft declaration of
them, ``propose`` says by ``cues`` what each paragraph may be about, ``review`` writes what a person
decides about that, ``collation`` compares the adopted text with its source, and ``parity`` its
language versions with each other, which ``synopsis`` prints side by side. After it, ``register``
makes rows of the commitments and files of the rows, ``followup`` records what becomes of them,
``schedule`` builds at set times, ``delivery`` sends the documents on, ``akn`` writes a declaration
as Akoma Ntoso, and ``reports`` answer questions about the documents. ``starting`` makes a new
project and copies docgen's templates into one; ``labels`` collects the words of templates for
translators, ``translations`` those of the desk; ``schemas`` tell editors what its files may hold.
``cli`` is the way in, ``api`` that of a notebook; ``check`` and ``doctor`` examine a project and
the machine; ``desk`` shows all of it in the browser.

What all of them share: ``model`` has the types of a declaration, ``view`` those of what a document
shows of it, ``job`` those of a document to make, ``formats`` the kinds of file; with them ``due``
for due dates, ``commitment`` for what was promised and what became of it, ``statuses`` for the
words for that, ``notes`` for those of the desk and ``prepared`` for the head of a document.
``translation`` has what the desk says in another language, ``translator`` puts it into a
declaration. ``errors`` has the errors, with file and line, of a user's mistakes. ``sources`` reads
all input and remembers what was read; ``shipped`` finds the templates that come with docgen.
``language`` knows what words mean, ``characters`` which ones deceive, ``versions`` what shapes a
document's bytes, ``citation`` how other systems cite a paragraph. ``xml_files`` reads XML that
others wrote, ``openxml`` with it Word packages within bounds, for ``readers``, ``render`` and
``fidelity``, and ``spreadsheet`` Excel workbooks; ``import_path`` keeps Python from importing files
of the working folder.
"""
