"""A project and a request → jobs: what is built, under which path, and why.

``variants`` cuts a declaration for a country or a sector, ``choices`` says what a request may name,
``plan`` makes the matrix and compares each document with its record.
"""
