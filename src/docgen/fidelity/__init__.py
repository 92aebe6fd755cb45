"""The proof that every word printed as the declaration's is the declaration's.

``pdf`` (with ``tags``) and ``word`` read a finished file back into ``spans``: its text in reading
order, and which of it is quotation or reference. ``gate`` and ``word_gate`` conduct the proofs:
``quotations`` compares with the view; ``arrival`` (PDF, with the ``page`` of the template) and
``printed`` (Word) with what the template printed; ``faces``, ``visibility`` (which may draw the
page: ``ink``) and ``word_look`` say whether a reader can see and recognise the words, by
``contrast`` and ``word_colours``. ``word_story``, ``word_styles``, ``word_markup`` and
``word_places`` read Word's markup. ``template_probe`` finds templates that print the declaration's
words as ours.
"""
