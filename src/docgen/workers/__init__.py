"""Where work runs: in this process, or in processes with limits on time and memory.

``pool`` renders jobs, ``isolated`` makes one call on a file that may be hostile, both in a
``process`` with limits; ``scratch`` is the folder for temporary files.
"""
