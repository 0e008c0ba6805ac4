#!/bin/sh
# beside.sh SCRATCH: what other programs take for the same work, on the files that noon_bench left in SCRATCH. Needs node
# and npm, which fetch ajv, vscode-json-languageservice and inkjs into SCRATCH; says so and ends well where they are not.
here=$(cd "$(dirname "$0")" && pwd)
cd "$1" || exit 0
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "beside: skipped, node and npm are not here"
    exit 0
fi
if [ ! -d node_modules/inkjs ] &&
    ! npm install --prefix . --no-audit --no-fund ajv vscode-json-languageservice inkjs >npm.log 2>&1; then
    echo "beside: skipped, npm cannot fetch what is measured"
    exit 0
fi
cp "$here/beside.cjs" . && node beside.cjs "$here/../../scenarios/scenario.schema.json"
exit 0
