"""The entries of ``docgen.toml`` → builds at set times, and deliveries of their documents.

``perform`` does one run of one entry; ``runner`` stays in the foreground and performs each at its
time. ``export`` writes the same for another scheduler (``systemd``, ``crontab``, ``kubernetes``,
``windows``).
"""
