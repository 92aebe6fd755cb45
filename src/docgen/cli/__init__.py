"""The command line, the only door: arguments → request, report → terminal, outcome → exit code.

``main`` is the ``docgen`` command and its exit codes; the other modules hold its subcommands by
what they are about, on the ``options`` that they share. What a command needs is imported when it
runs, so that ``--help`` is instant.
"""
