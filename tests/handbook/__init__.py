"""The documentation site, made by ``make docs``: the pages of ``docs/`` and a reference.

``commands``, ``templates``, ``files`` and ``library`` say in Markdown what the code says of itself,
``reference`` has the pages of these, ``site`` builds all of it, and ``blocks`` follows a page, so
that tests do what it says. A part of docgen that says nothing of itself is :class:`Undocumented`.
"""
