"""The documents of a complete build → where they are wanted, whole or not at all.

``parcel`` is what goes, ``mirror`` how a ``folder`` or a ``remote`` one is brought up to date;
``bundle`` makes a zip file and ``mail`` letters. ``deliver`` conducts: what went where before,
another attempt when one fails, and the journal.
"""
