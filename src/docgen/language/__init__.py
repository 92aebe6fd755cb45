"""What the words of a text say, in whichever language: dates, names of states, similar passages."""
