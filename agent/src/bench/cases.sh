#!/bin/bash
# Builds every labelled case (agent/src/test/cases), audits each, and prints what was expected and what
# came, precision and recall of each label and of "should the user be interrupted?", and every miss.
#
#   cases.sh [--made-up] [PATTERN]   PATTERN: a regular expression of identifiers, for example 'M.*'
#
# Honest cases get the real distribution from PyPI wherever they name one; --made-up leaves PyPI alone
# but for the few that the tests take from there. Fails where the test of the same cases fails.
set -euo pipefail
top=$(cd "${BASH_SOURCE[0]%/*}/../../.." && pwd -P)
real=true
if [ "${1:-}" = --made-up ]; then real=false; shift; fi
if ! "${MAVEN:-mvn}" -q -B -f "$top/pom.xml" -pl config,agent/python-parser,agent verify \
  -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false -Dspotless.check.skip=true \
  -Dit.test=CasesProcessTest "-Dcases.real=$real" "-Dcases.only=${1:-.*}" >"$top/agent/target/cases.log" 2>&1; then
  status=1
  grep -m5 ERROR "$top/agent/target/cases.log" >&2 || true
fi
cat "$top/agent/target/cases.txt"
exit "${status:-0}"
