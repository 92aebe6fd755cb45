"""The desk's words in other languages: what is translated and what is not.

``desk_texts`` finds the words to translate (``texts``), ``beside`` their translations in the files
next to them, ``record`` what each was made from, and ``survey`` compares the three. ``po`` and
``xliff`` write them for a translator and read what comes back, ``bring`` puts that into the files.
"""
