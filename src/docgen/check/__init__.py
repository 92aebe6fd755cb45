"""What ``docgen check`` does beyond loading.

``check`` conducts it: it proves texts against their sources, tries out templates, and gathers the
warnings that ``annotations``, ``letters``, ``english`` and other packages have.
"""
