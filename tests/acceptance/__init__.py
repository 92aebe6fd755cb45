"""What others say of the finished documents: validators, over every document of the default batch.

``make acceptance`` installs them and runs these tests; ``make test`` does without.
"""
