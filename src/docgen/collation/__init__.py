"""Proves that the adopted text is the text as issued, word for word.

``source_text`` reads the text as issued; if it was imported, ``import_record`` removes what the
import removed. ``head_words`` recognises title, date and place; ``text`` compares.
"""
