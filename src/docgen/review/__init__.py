"""What a person decides about proposals, written into the files of ``content/``.

``decision`` has the decisions and what each makes of an entry's data, ``patch`` writes that into
the entry's text so that nothing else changes, ``saving`` puts it on the disk unless somebody else
changed the entry. ``review`` does all of it for one declaration and lists what is left.
"""
