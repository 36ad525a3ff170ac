#!/usr/bin/env bash
# Installs what is missing, builds, and starts FollowUp; it says "FollowUp: http://..." when it is ready. Stop with Ctrl+C.
# Words after run.sh go to the program's verb serve. Settings: README, "Configuration".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. .ci/prepare

need postgresql '/usr/lib/postgresql/*/bin/postgres' tzdata /usr/share/zoneinfo/Europe/Stockholm chromium chromium

echo "Building (the first time takes a few minutes) ..."
dotnet build src/FollowUp -c Release --verbosity quiet
program=$(dotnet msbuild src/FollowUp -p:Configuration=Release -getProperty:TargetPath)
exec dotnet "$program" serve "$@"
