"""The register: commitments as rows, and the files that programs read them from.

``row`` has the rows, in the words of one language; each other module makes the bytes of one
format of them: pure functions, which know neither the project nor the clock.
"""
