"""The TOML parser's complaint → what a person did, and what to type instead."""

_TEXT = "put double quotes around text"
# The first that matches counts. The parser's words are the same from Python 3.11 to 3.14.
_KINDS = (
    ("Expected '=' after a key", "no '=' after a key", 'write key = "value"'),
    ("Invalid value", "not a value", f"{_TEXT}; else a number, true, false or a [list]"),
    ("Unclosed array", "'[' is never closed", "put commas between the parts and ']' at the end"),
    ("Unclosed inline table", "'{' is never closed", "put it on one line, with '}' at the end"),
    ("Illegal character '\\n'", "a quotation mark is never closed", "put '\"' at the end"),
    ("Unterminated string", "a quotation mark is never closed", 'put \'"""\' at the end'),
    ('Expected "\'"', "a quotation mark is never closed", 'put "\'" at the end'),
    ("Unescaped '\\'", "a backslash within double quotes", "use single quotes"),
    ("Invalid hex value", "a backslash within double quotes", "use single quotes"),
    ("Expected newline", "more words after the value", f"one key on each line; {_TEXT}"),
    ("table declaration", "a heading without its ']'", "write [name]"),
    ("array declaration", "a heading without its ']]'", "write [[name]]"),
    ("Invalid statement", "not a line of TOML", 'write key = "value" or [name]'),
    ("Invalid initial character for a key", "no key", 'write key = "value" or [name]'),
    ("Cannot overwrite a value", "duplicate key", "keep one of them"),
    ("Duplicate inline table key", "duplicate key", "keep one of them"),
    ("Cannot mutate", "duplicate key", "keep one of them"),
    ("twice", "duplicate heading", "put its keys under the first"),
)


def explain(said: str) -> tuple[str, str]:
    """The message and the hint for the parser's message ``said``."""
    for words, message, hint in _KINDS:
        if words in said:
            return message, hint
    return f"not TOML: {said}", ""
