"""Where work runs: in this process, or in processes with limits on time and memory.

``pool`` renders jobs, ``isolated`` makes one call on a file that may be hostile, ``scratch`` is the
folder for temporary files.
"""
