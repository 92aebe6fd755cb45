"""Answers about content and documents: coverage, citations, the list of documents."""
