"""The text as issued → a draft declaration. No word is lost, and none is invented.

``read`` and the readers it picks from (``plain``, ``html``, ``word`` with ``numbering``, ``pdf``)
turn a file into :class:`issued.Line`; ``furniture`` takes out page numbers, running heads and
footnotes, ``structure`` finds headings and numbered paragraphs, ``head`` the title, date, place and
parties, ``propose`` what the desk may say about each paragraph, by the cues of ``rules.yaml``.
``account`` proves that every character went somewhere; ``report`` tells a person, ``draft`` and
``merge`` write the folder's files. ``importing`` conducts.
"""
