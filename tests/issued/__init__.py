"""Declarations of any structure, written as files of every kind that an import reads."""
