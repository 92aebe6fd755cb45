#!/bin/bash
# sshfs 2026.8.0 (fsspec's driver for sftp://), fsspec 2026.9.0.
#
# SSHFileSystem has a working `_rmdir`, but it is not among the methods that fsspec wraps for
# callers. So `rmdir` is the one of the base class, whose body is `pass`: no error, and the folder
# is still there. `rm` of the same folder removes it.
#
# It matters to whoever clears up after a transfer: empty folders stay on the server.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    sshfs==2026.8.0 fsspec==2026.9.0 asyncssh==2.24.1
cat > "$folder/try.py" <<'PYTHON'
import asyncio, os, sys, threading
import asyncssh, fsspec

os.makedirs("served/empty")
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
files = fsspec.filesystem(
    "sftp", host="127.0.0.1", port=port, username="x", client_keys="key", known_hosts=None, config=""
)
print("rmdir:", files.rmdir("/empty"), "- on the disk:", os.listdir("served"))
print("rm:", files.rm("/empty"), "- on the disk:", os.listdir("served"))
sys.stdout.flush()
os._exit(0)
PYTHON
cd "$folder"
seen=$("$folder/venv/bin/python" try.py)
echo "$seen"
test "$seen" = "rmdir: None - on the disk: ['empty']
rm: None - on the disk: []"
