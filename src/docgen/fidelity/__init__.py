"""The proof that every word printed as the declaration's is the declaration's.

``pdf`` (with ``objects``, ``page_text`` and ``tags``) and ``word`` read a finished file back into
``spans``: its text in reading order, and which of it is quotation or reference. ``gate`` and
``word_gate`` conduct the proofs:

- ``quotations`` compares with the view;
- ``arrival`` (PDF, with the ``page`` of the template and the ``bookmarks``) and ``printed`` (Word)
  compare with what the template printed, in which ``traced`` follows the declaration's words;
- ``visibility``, ``placement`` and ``posing``, ``gaps``, ``glyphs`` and ``letterforms``, ``faces``
  and ``word_look`` ask whether a reader sees these words and takes them for what they are; ``ink``
  draws the page, ``contrast`` and ``word_colours`` judge colours;
- ``structure`` holds the tags of a PDF against PDF/UA-1;
- ``typst_arrival`` and ``typst_fonts`` do for PDFs by Typst what ``arrival`` does, and read fonts.

``word_story``, ``word_properties``, ``word_styles``, ``word_markup`` and ``word_places`` read the
markup of Word; ``template_probe`` finds templates that print the declaration's words as ours.
"""
