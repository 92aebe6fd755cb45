"""Where jobs run: in this process, or in processes with limits on time and memory.

``pool`` renders jobs; ``isolated`` makes a single call on a file that may be hostile; both use a
``process`` with limits. ``scratch`` makes the folder for temporary files.
"""
