"""The proof that the adopted text is the text as issued, word for word.

``source_text`` reads the text as issued, ``recorded`` by the record of its import if there is one,
``head_words`` knows title, date and place, and ``text`` compares.
"""
