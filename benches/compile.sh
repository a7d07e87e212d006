#!/usr/bin/env bash
# What our checks cost the compiler, beside what people assemble today. `benches/compile.sh --help` says what can be asked for.
set -euo pipefail
cd "$(dirname "$0")/.."
exec cargo run --quiet --release -p error-codes-bench-compile -- "$@"
