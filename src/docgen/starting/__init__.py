"""Where a project begins: its files, and the templates that it takes from docgen.

``new_project`` makes a folder with all that a project needs. ``ejected`` remembers which templates
were copied out of docgen, and of which version they are; ``templates`` copies them, lists them and
compares them with docgen's.
"""
