"""The text as issued → a draft declaration. No word is lost, and none is invented.

1. ``furniture``     takes out page numbers, ``running_heads`` and footnotes (and marks: ``raised``)
2. ``structure``     finds headings, paragraphs and their parts; ``paragraph_numbers`` finds numbers
3. ``signatures`` and ``front_matter``  find title, date, place and parties
4. ``textfile``      writes ``text.LANG.md``; ``completeness`` proves that no character is lost

``drafting`` does all of this in memory, ``reading`` in a process of its own. ``importing``
conducts: ``propose`` says what each paragraph may be about, ``new_files`` decides what is written,
``yamlfile`` and ``record`` write it, ``merge`` keeps a person's annotations, ``folder`` changes all
files at once, and ``report`` says what was done.
"""
