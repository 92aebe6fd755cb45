#!/usr/bin/env bash
# Zensical 0.0.73: a site built with the plugin "offline", made for reading from a disk, has in every
# page a script that the browser fetches from unpkg.com, although fonts of other hosts are off. A
# polyfill of one's own whose path contains "iframe-worker" takes its place. It matters where nobody
# may learn from another host's log who reads a page.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check zensical==0.0.73
mkdir docs
printf '# A page\n' >docs/index.md
settings='[project]\nsite_name = "A site"\n[project.theme]\nfont = false\n[project.plugins.offline]\n'

printf "$settings" >zensical.toml
venv/bin/zensical build >/dev/null 2>&1
fetched=$(grep -oE '<script src="https?://[^"]*"' site/index.html || true)
printf 'with the plugin "offline":        %s\n' "${fetched:-nothing}"

touch docs/iframe-worker.js
printf "$settings"'[project.extra]\npolyfills = ["iframe-worker.js"]\n' >zensical.toml
venv/bin/zensical build --clean >/dev/null 2>&1
instead=$(grep -oE '<script src="[^"]*iframe-worker[^"]*"' site/index.html || true)
printf 'and with a polyfill of its name: %s\n' "$instead"

test "$fetched" = '<script src="https://unpkg.com/iframe-worker/shim"'
test "$instead" = '<script src="./iframe-worker.js"'
