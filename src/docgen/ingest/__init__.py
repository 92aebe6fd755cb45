"""The text as issued → a draft declaration. No word is lost, and none is invented.

1. ``read``       a file → :class:`issued.Line` s, by ``plain``, ``html``, ``word`` (``numbering``
                  counts its lists) or ``pdf`` (``layout`` puts its characters in reading order)
2. ``furniture``  takes out page numbers, running heads and footnotes
3. ``structure``  finds headings, paragraphs and what is below them; ``marks`` which figures count
4. ``head``       finds title, ``dates``, place and parties (``names``)
5. ``textfile``   writes ``text.LANG.md``; ``account`` proves that every character went somewhere
6. ``propose``    says by ``rules`` what the desk may say about each paragraph

``drafting`` does all of it in memory, ``reading`` in a process of its own. ``importing`` conducts:
``yamlfile`` and ``record`` write, ``merge`` keeps a person's annotations, ``folder`` changes the
files as one, ``report`` tells.
"""
