#!/bin/bash
# WeasyPrint 70.0, cffi: on Linux, `import weasyprint` starts other programs, among them ldconfig and,
# where they are installed, gcc and ld. WeasyPrint asks cffi for each native library by several names,
# those of Windows and macOS first; cffi hands a name that cannot be loaded as it stands to
# ctypes.util.find_library, which looks for it by running these programs.
# Where it matters: the import takes up to twice as long (some 0.4 s), a sandbox that forbids new
# processes sees attempts, and PATH decides what is run. Where find_library finds nothing, the right
# name (libpango-1.0.so.0) comes later in the list and is loaded directly.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check weasyprint==70.0 cffi==2.1.1
cat > "$folder/count.py" <<'PYTHON'
import ctypes.util
import sys
import time

started = []
sys.addaudithook(lambda event, _: event == "subprocess.Popen" and started.append(event))
if "no-search" in sys.argv:
    ctypes.util.find_library = lambda name: None
begin = time.perf_counter()
import weasyprint  # noqa: E402, F401

print(f"{time.perf_counter() - begin:.2f} s", file=sys.stderr)
print("starts programs" if len(started) > 10 else f"starts {len(started)} programs")
PYTHON
{
    "$folder/venv/bin/python" "$folder/count.py"
    "$folder/venv/bin/python" "$folder/count.py" no-search
} | tee "$folder/seen"
diff - "$folder/seen" <<'EXPECTED'
starts programs
starts 0 programs
EXPECTED
