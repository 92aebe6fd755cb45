#!/bin/bash
# LibreOffice 7.4.7 (Debian 12: libreoffice-writer-nogui).
#
# `soffice --convert-to` takes a list of files, but uses only the first 253 arguments of the command,
# options included. It ignores the other files: they are not converted, there is no message, and the
# exit code is 0.
#
# It matters to whoever converts a batch with one command: count the results, or convert at most 200
# files at a time.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dpkg-query -W -f='${Version}\n' libreoffice-writer-nogui 2>/dev/null | grep -q '^4:7\.4\.7' ||
    apt-get install -qq -y --no-install-recommends libreoffice-writer-nogui=4:7.4.7-1+deb12u14
cd "$folder"
for number in $(seq 260); do
    echo "Text $number" > "$number.txt"
done

convert() {
    code=0
    soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to pdf \
        --outdir "$1" "${@:2}" > said 2>&1 || code=$?
    # Java is not installed, and not needed.
    errors=$(grep -vc -e '^convert ' -e javaldx said || true)
    echo "$(($# - 1)) files: exit $code, $(ls "$1" | wc -l) converted, $errors lines of errors"
}

seen=$(convert few {1..200}.txt; convert many {1..260}.txt)
echo "$seen"
test "$seen" = "200 files: exit 0, 200 converted, 0 lines of errors
260 files: exit 0, 247 converted, 0 lines of errors"
