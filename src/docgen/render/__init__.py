"""A job → the bytes of its document.

``document`` conducts: ``html`` fills in Jinja templates and ``pdf`` prints the result with
WeasyPrint; ``docx`` fills in a Word template that ``package`` has checked. ``environment`` is the
Jinja that both share, with ``filters`` that write the ``language`` of the document; ``resources``
finds the files that templates name, ``fetcher`` those that pages name. ``draft`` marks drafts.
``html_places`` finds the line of a template to blame for tags that PDF/UA-1 does not allow, by the
marks of ``template_places``.
``typst`` conducts the other engine for PDFs: ``typst_environment`` fills in templates,
``typst_source`` makes a ``typst_page`` of that, as ``typst_reading`` follows it by the syntax in
``typst_markup``; ``typst_compiler`` makes a PDF, with ``typefaces`` as fonts, and ``typst_tags``
names its quotations and references; ``typst_embeddings`` takes out what turns words,
``typst_rewriting`` writes both into the file.
Modules called ``…_private`` hold what docgen uses of a library's private parts.
"""
