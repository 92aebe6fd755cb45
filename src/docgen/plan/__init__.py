"""A project and a request → jobs: what is built, under which path, and why.

``variants`` cuts a declaration for a country or a sector, ``matrix`` has a place for each document,
``choices`` says what a request may name and ``selection`` what it means, ``freshness`` compares
each document with its record, and ``plan`` makes the ``steps`` of this.
"""
