"""The proof that the adopted text is the text as issued, word for word.

``source_text`` reads the text as issued; if it was imported, ``import_record`` leaves out what the
import left out. ``head_words`` knows title, date and place; ``text`` compares.
"""
