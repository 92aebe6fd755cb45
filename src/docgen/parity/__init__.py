"""Parity: what one language version of a text says and another does not.

The pipeline: ``version`` reads a text, ``facts`` finds what can be counted in each paragraph,
``alignment`` pairs the paragraphs of two versions, ``differences`` compares a pair, ``moves`` sees
what two neighbouring paragraphs exchanged, ``lengths`` which are too long or too short, and
``comparison`` conducts. ``finding`` has the types of the result, ``report`` prints it.
"""
