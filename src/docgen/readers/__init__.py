"""A file as issued → its lines, with what is known of each.

``read`` chooses the reader by the ending of the file: ``plain``, ``markdown``, ``html``,
``akoma_ntoso``, ``word`` (``numbering`` counts its lists) or ``pdf`` (``layout`` puts its
characters in reading order).
``issued`` defines lines and cuts; ``page_marks`` recognises page furniture by its look.
"""
