"""Benchmarks: ``python -m bench`` in ``tests/`` measures docgen against floors, peers and limits.

Every figure is a median of several rounds, and every comparison runs its sides in turn in the same
run, so that what else the machine does falls on all of them. Nothing here is a test.

1. ``project``   a project of any size, up to 193 countries × 17 sectors × 6 languages
2. ``seed``      its documents brought up to date without rendering them
3. ``floor``, ``peers``, ``cluster``, ``word``, ``idle``, ``edit``, ``scale``, ``memory``,
   ``growth``
                 the parts; each gives rows of ``table``
4. ``child``, ``rounds``, ``inside``, ``tools``
                 how they run commands, repeat, look into docgen and find other programs
"""
