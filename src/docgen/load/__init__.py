"""Files of the project → a checked :class:`docgen.model.Project`.

``yaml`` and ``toml`` read a file into plain data that knows its lines, ``decode`` turns that into
types, ``text`` reads the adopted words; ``vocabulary``, ``declaration`` and ``project`` put them
together and check that they fit.
"""
