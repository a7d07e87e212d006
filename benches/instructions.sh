#!/usr/bin/env bash
# What one error answer costs in instructions and allocations, HTTP included, counted by valgrind: the same whatever else the
# machine does. The profiles stay in target/profiles, for callgrind_annotate.
#
#   benches/instructions.sh [axum|actix|poem|salvo]...
set -euo pipefail
cd "$(dirname "$0")/.."

count=${COUNT:-2000}
frameworks=("$@")
[[ $# -gt 0 ]] || frameworks=(axum actix poem salvo)
target=${CARGO_TARGET_DIR:-target}
profiles=$target/profiles
mkdir -p "$profiles"
cargo build --release -p error-codes-bench-load --bin load

server=
trap '[[ -z $server ]] || kill "$server" 2>/dev/null; wait' EXIT
trap 'exit 130' INT TERM

# profile FRAMEWORK WAY COUNT: instructions, and calls of malloc and its like, of a service that answers COUNT requests.
profile() {
    local file=$profiles/$1-$2-$3
    : >"$file.port"
    valgrind --quiet --tool=callgrind --callgrind-out-file="$file" "$target/release/load" "$1" "$2" >"$file.port" 2>"$file.log" &
    server=$!
    until [[ -s $file.port ]]; do sleep 0.1; done
    curl -sS -o /dev/null -H 'Accept-Language: en-US,en;q=0.9' "http://127.0.0.1:$(<"$file.port")/register?[1-$3]"
    kill "$server"
    wait "$server" || true
    server=
    # `calls=` stands after the function that is called.
    awk '
        /^totals:|^summary:/ { instructions = $2 }
        # A name is said once, where its number is first used.
        /^c?fn=/ { split($0, part, "="); split(part[2], word, " "); if (word[2]) names[word[1]] = word[2] }
        /^cfn=/ { callee = names[word[1]] }
        /^calls=/ && callee ~ /^(malloc|calloc|realloc)$/ { sub(/^calls=/, "", $1); allocations += $1 }
        END { print instructions, allocations }
    ' "$file"
}

printf '| %-9s | %-5s | %12s | %11s |\n' framework way instructions allocations
echo '|---|---|---|---|'
for framework in "${frameworks[@]}"; do
    for way in layer plain hand; do
        few=$(profile "$framework" "$way" 100)
        many=$(profile "$framework" "$way" $((100 + count)))
        paste -d' ' <(echo "$few") <(echo "$many") | awk -v framework="$framework" -v way="$way" -v count="$count" \
            '{ printf "| %-9s | %-5s | %12.0f | %11.2f |\n", framework, way, ($3 - $1) / count, ($4 - $2) / count }'
    done
done
