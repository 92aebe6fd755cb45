"""The gallery: ``python -m gallery`` in ``tests/`` shows every page of every document at once.

1. ``office``    Word files → PDF by LibreOffice (beside this package, since tests need it too)
2. ``pictures``  the pages of a PDF → pictures
   A product's PDFs are made by the second engine too, if it has a template for it.
3. ``page``      all of them, by product and variant → ``index.html``

It shows what stands in the output folder. It is for the eye: nothing is tested.
"""
