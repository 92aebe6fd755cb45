"""A project and a request → jobs: what is built, under which path, and why.

``variants`` cuts a declaration for a country or a sector, ``matrix`` has a place for each document,
``choices`` says what a request may name, ``plan`` compares each document with what is on record.
"""
