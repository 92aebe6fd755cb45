"""A job → the bytes of its document.

``document`` conducts: ``html`` fills in Jinja templates and ``pdf`` prints the result with
WeasyPrint; ``docx`` fills in a Word template that ``package`` has checked. ``environment`` is the
Jinja that both share, with ``filters`` that write the ``language`` of the document; ``resources``
finds the files that templates name, ``fetcher`` those that pages name. ``draft`` marks drafts.
Modules called ``…_private`` hold what docgen uses of a library's private parts.
"""
