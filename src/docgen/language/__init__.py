"""What the words of a text mean, in any language: dates, names of states, similar passages."""
