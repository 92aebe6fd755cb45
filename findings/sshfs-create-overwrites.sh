#!/bin/bash
# sshfs 2026.8.0 (fsspec's driver for sftp://), fsspec 2026.9.0.
#
# fsspec's `pipe_file(path, value, mode="create")` refuses with FileExistsError to replace a file.
# sshfs takes the argument too, among its `**kwargs`, and ignores it: the file is replaced, without
# an error. `open(path, "xb")` of the same driver does refuse, by SFTP's own flag, but with an error
# that is no OSError.
#
# It matters to whoever makes a lock, or saves what must not be overwritten, on a server: look for
# the file after a refusal, whatever the error, and use `open` with "xb".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    sshfs==2026.8.0 fsspec==2026.9.0 asyncssh==2.24.1
cat > "$folder/try.py" <<'PYTHON'
import asyncio, os, sys, threading
import asyncssh, fsspec

os.makedirs("served")
loop = asyncio.new_event_loop()
threading.Thread(target=loop.run_forever, daemon=True).start()
key = asyncssh.generate_private_key("ssh-ed25519")
key.write_private_key("key")
key.write_public_key("key.pub")


async def serve():
    return await asyncssh.listen(
        "127.0.0.1", 0, server_host_keys=[key], authorized_client_keys="key.pub",
        sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=b"served"),
    )


server = asyncio.run_coroutine_threadsafe(serve(), loop).result()
port = server.sockets[0].getsockname()[1]
sftp = fsspec.filesystem(
    "sftp", host="127.0.0.1", port=port, username="x", client_keys="key", known_hosts=None, config=""
)


def create(files, path, how):
    try:
        how(files, path)
    except Exception as error:
        return f"{type(error).__name__}, an OSError: {isinstance(error, OSError)}"
    return "no error"


def piped(files, path):
    files.pipe_file(path, b"second", mode="create")


def opened(files, path):
    with files.open(path, "xb") as file:
        file.write(b"second")


for name, files in (("memory", fsspec.filesystem("memory")), ("sftp", sftp)):
    for how in (piped, opened):
        files.pipe_file("/lock", b"first")
        said = create(files, "/lock", how)
        print(f"{name}, {how.__name__}: {said}; the file holds {files.cat_file('/lock').decode()}")
sys.stdout.flush()
os._exit(0)
PYTHON
cd "$folder"
seen=$("$folder/venv/bin/python" try.py)
echo "$seen"
test "$seen" = "memory, piped: FileExistsError, an OSError: True; the file holds first
memory, opened: FileExistsError, an OSError: True; the file holds first
sftp, piped: no error; the file holds second
sftp, opened: SFTPFailure, an OSError: False; the file holds first"
