#!/usr/bin/env bash
# Runs every test from a clean clone and closes with one line: N passed, N failed, N skipped.
# Words after test.sh go to the test programs, such as: --filter-class FollowUp.Tests.Database.ClusterTests
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. .ci/prepare

need postgresql '/usr/lib/postgresql/*/bin/postgres' tzdata /usr/share/zoneinfo/Europe/Stockholm chromium chromium poppler-utils pdftotext qpdf qpdf

reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT

dotnet build FollowUp.sln -c Release --verbosity quiet || { echo "0 passed, 1 failed"; exit 1; }
code=0
for project in tests/*.Tests; do
  dotnet test --project "$project" -c Release --no-build --no-progress --results-directory "$reports" \
    --report-xunit-xml --report-xunit-xml-filename "$(basename "$project").xml" "$@"
  rc=$?
  # 8: no test of this project matched the filter that was given.
  if ((rc != 0)) && ! ((rc == 8 && $# > 0)); then code=$rc; fi
done

# The reports hold one <assembly ... passed="N" failed="N" skipped="N" errors="N"> each, and a <reason> for every skipped test.
sum() { grep -ho "<assembly [^>]*" "$reports"/*.xml 2>/dev/null | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(sum passed) failed=$(($(sum failed) + $(sum errors))) skipped=$(sum skipped)
if ((skipped > 0)); then
  echo "Skipped, by reason:"
  cat "$reports"/*.xml | sed 's/<reason>/\n<reason>/g' | grep -o '<reason>.*</reason>' | sed -e 's/<[^>]*>//g' -e 's/\[CDATA\[//' -e 's/<!//' -e 's/\]\]>//' | sort | uniq -c
fi
if ((failed == 0 && (code != 0 || passed == 0))); then
  echo "The tests ended with code $code without a failed test, or none ran."
  failed=1
fi
echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
