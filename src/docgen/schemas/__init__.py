"""JSON Schemas of the files that a person writes, so that editors complete and check them.

``descriptions`` reads what the types of the loaders say of each of their fields, ``generate`` makes
a schema of such a type, and ``files`` knows which file is read as which type.
"""
