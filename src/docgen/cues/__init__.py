"""Cues: the words by which a text is read, before a person has read it.

``rules`` says which there are, ``loading`` reads those that ship (``rules.yaml``) and a project's
own; ``patterns`` and ``finding`` find them; ``names`` finds parties by the names of a vocabulary
and of all states.
"""
