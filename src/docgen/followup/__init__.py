"""What became of commitments, written into ``register.yaml`` of their declaration.

``entries`` changes a YAML file entry by entry and leaves the rest as it is, ``reading`` knows which
commitments a declaration has and what is recorded of them, ``recording`` writes ids, statuses,
links and withdrawals: each change whole, or not at all.
"""
