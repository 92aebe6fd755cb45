"""Entries of ``docgen.toml`` → builds that run by themselves, and deliveries of what they make.

``perform`` is one run of one entry; ``runner`` stays in the foreground and performs each at its
time; ``export`` says the same to another scheduler (``systemd``, ``crontab``, ``kubernetes``,
``windows``).
"""
