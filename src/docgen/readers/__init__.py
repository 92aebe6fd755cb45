"""A file of any kind → its lines, with what is known of each.

``read`` chooses the reader by the file name: ``plain`` (text and Markdown), ``html``, ``word``
(whose lists ``numbering`` counts) or ``pdf`` (whose characters ``layout`` puts in reading order).
``issued`` defines the lines.
"""
