"""A job → the bytes of its document.

``document`` picks the way: ``html`` fills in Jinja templates, ``pdf`` sets the result with
WeasyPrint, ``docx`` fills in a Word template. ``environment`` is the Jinja that all share, with
``filters`` that speak the ``language`` of the document; ``resources`` finds what templates name.
"""
