"""The command line: arguments → request, report → terminal, outcome → exit code.

``main`` is the ``docgen`` command with its exit codes. The other modules hold its subcommands by
subject, ``options`` what they share, ``values`` how an option's value is read, and ``terminal``
what is printed. Each command imports what it needs when it runs, so that ``--help`` is instant.
"""
