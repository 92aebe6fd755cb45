"""A language version of a declaration as Akoma Ntoso 1.0 (OASIS, 2018), and back.

``names`` has the addresses of documents and of what they refer to, ``metadata`` says what the
document is, ``body`` what it says, ``write`` puts them together; ``parsed`` and ``read`` read it,
``gate`` compares it with the text. The rules are those of the guidelines of the United Nations for
such documents (AKN4UN, parts 1 and 2), and of the Akoma Ntoso Naming Convention 1.0.
"""
