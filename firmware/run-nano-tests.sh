#!/usr/bin/env bash
# Runs tests/EdgeTwin.NanoTests on nanoFramework's runtime on a PC (nanoCLR).
#   NANOCLR   the runtime, with options if it takes any: it gets the .pe files as arguments and writes to stdout
#   NANO_PE   the folder with the tests' .pe files (default: where the build leaves them)
# Build them first: dotnet build firmware/EdgeTwin.Firmware.sln -p:NanoFramework=true
# Ends with "N passed, N failed, N skipped"; exit code 1 where a test failed or none ran, 3 where something is missing.
set -u
here=$(cd "$(dirname "$0")" && pwd)
pe=${NANO_PE:-$here/../tests/EdgeTwin.NanoTests/bin/nano/Debug/netnano1.0}
missing() { echo "run-nano-tests: $1" >&2; exit 3; }
[ -n "${NANOCLR:-}" ] || missing "NANOCLR is not set: name nanoFramework's runtime for this machine, such as NANOCLR='nanoclr run --assemblies' (dotnet tool nanoclr, Windows) or a build of nf-interpreter's targets/posix"
read -ra runtime <<< "$NANOCLR"
command -v "${runtime[0]}" > /dev/null || missing "NANOCLR names ${runtime[0]}, which is no program here"
[ -d "$pe" ] || missing "there is no folder $pe: build firmware/EdgeTwin.Firmware.sln with -p:NanoFramework=true, or name the folder of the .pe files in NANO_PE"
for name in mscorlib NFUnitTest nanoFramework.TestFramework nanoFramework.UnitTestLauncher EdgeTwin.Core EdgeTwin.Twin EdgeTwin.Device; do
    [ -f "$pe/$name.pe" ] || missing "$pe holds no $name.pe: build firmware/EdgeTwin.Firmware.sln with -p:NanoFramework=true"
done
out=$(mktemp)
trap 'rm -f "$out"' EXIT
"${runtime[@]}" "$pe"/*.pe | tee "$out"
ended=${PIPESTATUS[0]}
passed=$(grep -c '^Test passed,' "$out")
failed=$(grep -c '^Test failed,' "$out")
skipped=$(grep -c '^Test skipped,' "$out")
[ "$ended" -eq 0 ] || echo "run-nano-tests: the runtime ended with code $ended: tests after the last line above did not run" >&2
echo "$passed passed, $failed failed, $skipped skipped"
[ "$ended" -eq 0 ] && [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
