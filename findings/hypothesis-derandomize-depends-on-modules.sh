#!/bin/bash
# Hypothesis 6.170.15: with `derandomize=True` a test still draws other examples when another module of
# the project is loaded, used or not. One draw in twenty takes a constant out of the source of the
# project's modules in sys.modules, and the pool that it is drawn from depends on what was imported
# before: by the test itself, or by whatever ran earlier in the same process.
#
# It matters to whoever runs property tests in several workers, or a file at a time: the examples that
# passed here are not those of the next machine.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check hypothesis==6.170.15
mkdir "$folder/project"
cd "$folder/project"
echo "TONNES = [120500, 98250, 77125]" > catches.py
cat > draw.py <<'PYTHON'
import sys
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

if "catches" in sys.argv:
    import catches  # noqa: F401

drawn = []


@settings(derandomize=True, database=None, max_examples=500)
@given(st.integers(0, 10**6))
def test(number):
    drawn.append(number)


test()
sys.stderr.write(sha256(repr(drawn).encode()).hexdigest() + "\n")
PYTHON
draw() { "$folder/venv/bin/python" draw.py "$@" 2>&1 | tail -n 1; }
alone=$(draw)
again=$(draw)
beside=$(draw catches)
same() { test "$1" = "$2" && echo the same || echo other; }
{
	echo "run twice: $(same "$alone" "$again") examples"
	echo "with a module of constants imported and not used: $(same "$alone" "$beside") examples"
} | tee "$folder/seen"
diff - "$folder/seen" <<'EXPECTED'
run twice: the same examples
with a module of constants imported and not used: other examples
EXPECTED
