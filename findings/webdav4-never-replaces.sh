#!/bin/bash
# webdav4 0.11.0 (fsspec's driver for webdav://), fsspec 2026.9.0; against wsgidav 4.3.4.
#
# fsspec's `mv(path, to)` replaces a file at `to`, as the drivers for files, memory, SFTP and S3 do.
# webdav4 copies with "Overwrite: F" and raises an error of its own that is no OSError; `overwrite=True`
# is taken among the `**kwargs` and ignored. `open(path, "xb")`, on the other hand, should never
# replace a file, but does: it looks for one when it opens, and sends "PUT" without a condition when
# it closes, so what another has written in between is gone, without an error.
#
# It matters to whoever writes a file beside its place and renames it, or makes a lock, on a WebDAV
# server: `client.move(path, to, overwrite=True)` and a "PUT" with "If-None-Match: *" do it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    webdav4==0.11.0 fsspec==2026.9.0 wsgidav==4.3.4 cheroot==11.1.2
cat > "$folder/try.py" <<'PYTHON'
import os, sys, threading
import fsspec
from cheroot.wsgi import Server
from wsgidav.wsgidav_app import WsgiDAVApp

os.makedirs("served")
app = WsgiDAVApp(
    {
        "provider_mapping": {"/": "served"},
        "simple_dc": {"user_mapping": {"*": True}},
        "logging": {"enable": False},
        "verbose": 0,
    }
)
server = Server(("127.0.0.1", 0), app)
server.prepare()
threading.Thread(target=server.serve, daemon=True).start()
dav = fsspec.filesystem("webdav", base_url=f"http://127.0.0.1:{server.bind_addr[1]}")


def outcome(what):
    try:
        what()
    except Exception as error:
        return f"{type(error).__name__}, an OSError: {isinstance(error, OSError)}"
    return "no error"


def rename(files, start, **options):
    for name in ("new", "old"):
        files.pipe_file(f"{start}{name}", name.encode())
    return outcome(lambda: files.mv(f"{start}new", f"{start}old", **options))


def lock(files, path):
    with files.open(path, "xb") as file:
        file.write(b"mine")
        files.pipe_file(path, b"theirs")  # by another, in the meantime


seen = [
    f"mv, in memory: {rename(fsspec.filesystem('memory'), '/')}",
    f"mv: {rename(dav, '')}",
    f"mv with overwrite=True: {rename(dav, '', overwrite=True)}",
    f"xb: {outcome(lambda: lock(dav, 'lock'))}, then {dav.cat_file('lock').decode()}",
]
print("\n".join(seen))
os._exit(
    seen
    != [
        "mv, in memory: no error",
        "mv: ResourceAlreadyExists, an OSError: False",
        "mv with overwrite=True: ResourceAlreadyExists, an OSError: False",
        "xb: no error, then mine",
    ]
)
PYTHON
cd "$folder"
venv/bin/python try.py
