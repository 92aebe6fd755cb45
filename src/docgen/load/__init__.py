"""Files of the project → a checked :class:`docgen.model.Project`.

``settings`` finds the project. ``yaml`` and ``toml`` read a file into plain data with line numbers,
``decode`` turns that into types, ``text`` reads the adopted text; ``vocabulary``, ``declaration``
and ``project`` put them together and check that they fit. ``mismatch``, ``yaml_mistakes`` and
``toml_mistakes`` put into words what is wrong with a file.
"""
