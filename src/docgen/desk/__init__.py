"""The desk in the browser: a web application for one person, on this machine alone.

``server`` holds the project (``only_one``) and runs the ``app``; ``access`` and ``guard`` decide
who may ask it anything. ``desk`` is what its pages share: the ``snapshot`` of the project, what
``checking`` finds in it as ``remarks``, the build under way (``building``), and ``events`` for the
browser, sent when ``watching`` sees a file saved. ``pages`` fills in the templates of ``pages/``;
each page is a module of its own: ``overview``; ``review``, with the open ``reviews``; ``preview``,
for which ``previews`` makes documents and ``drawing`` their pages; ``coverage``. ``names`` has
their words for countries and sectors.

Nothing is kept that the files do not say. Content reaches a page only as text, escaped by Jinja or
set by the browser's ``textContent``.
"""
