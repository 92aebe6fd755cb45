#!/bin/bash
# cffi 2.1.1: `ffi.new(f"int[{n}]", values)` runs the C parser, in Python, once for each new n: a type
# is known by its text. `ffi.new("int[]", values)` makes the same array and parses once. A run takes
# about 1 ms (2 ms in an ffi with 400 declarations), 700 times what the array itself takes.
#
# It matters to whoever prints many documents with WeasyPrint 70.0: it names three lengths for every
# font that it cuts down to the letters of a document, and documents seldom agree in those.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check cffi==2.1.1 pycparser==3.12 weasyprint==70.0
cat > "$folder/try.py" <<'PYTHON'
from string import ascii_letters
from time import perf_counter

from cffi import FFI
from pycparser.c_parser import CParser
from weasyprint import HTML

parse, runs = CParser.parse, []


def counted(self, text, *arguments, **options):
    runs.append(text)
    return parse(self, text, *arguments, **options)


CParser.parse = counted


def show(name, work):
    runs.clear()
    start = perf_counter()
    work()
    print(f"{name}: {len(runs)} runs of the parser")
    return perf_counter() - start


ffi = FFI()
ffi.cdef("typedef unsigned int codepoint;" + "".join(f"int f{n}(int);" for n in range(100)))
lengths = range(1, 201)
slow = show("200 lengths in the type", lambda: [ffi.new(f"codepoint[{n}]") for n in lengths])
quick = show("200 lengths beside it", lambda: [ffi.new("codepoint[]", n) for n in lengths])
print("the first takes more than 20 times as long:", slow > 20 * quick)


def documents(first, last):
    for n in range(first, last):
        HTML(string=f"<html lang=en><title>T</title><p>{ascii_letters[:n]}").write_pdf()


documents(1, 2)
runs.clear()
documents(2, 22)
print("20 documents, each of one letter more than the one before: a run or more each:", len(runs) >= 20)
show("the same 20 once more", lambda: documents(2, 22))
PYTHON
"$folder/venv/bin/python" "$folder/try.py" 2>/dev/null | tee "$folder/seen"
diff - "$folder/seen" <<'EXPECTED'
200 lengths in the type: 200 runs of the parser
200 lengths beside it: 1 runs of the parser
the first takes more than 20 times as long: True
20 documents, each of one letter more than the one before: a run or more each: True
the same 20 once more: 0 runs of the parser
EXPECTED
