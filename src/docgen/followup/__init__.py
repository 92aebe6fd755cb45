"""What became of commitments, written into ``register.yaml`` of their declaration.

``entries`` changes a YAML file entry by entry and leaves the rest as it is, ``reading`` knows which
commitments a declaration has and what is recorded of them, ``recording`` writes ids, statuses,
links and withdrawals: each change whole, or not at all. ``sheet_rows`` reads the register's
workbook that a person filled in, ``status_words`` its statuses, and ``comparing`` finds what is new
in it.
"""
