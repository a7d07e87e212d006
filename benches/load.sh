#!/usr/bin/env bash
# What an error answer costs under load: through the layer, without it, and by hand, in each framework. Takes four minutes, and
# installs wrk if it is missing. ROUNDS and PERIOD (seconds) make it longer or shorter. The ways take turns, and the ratios to what
# is written by hand are medians of those within a round: what else the machine does shows in the latencies first, then in the
# throughput, and least in the time of the processor that the service itself takes for an answer.
#
#   benches/load.sh [axum|actix|poem|salvo]...
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${ROUNDS:-5} period=${PERIOD:-3}
frameworks=("$@")
[[ $# -gt 0 ]] || frameworks=(axum actix poem salvo)
ways=(layer hand plain logged)
language='Accept-Language: en-US,en;q=0.9'

if ! command -v wrk >/dev/null; then
    as_root=$([[ $EUID -eq 0 ]] || echo sudo)
    $as_root apt-get update -qq && $as_root apt-get install -qq -y wrk
fi
cargo build --release -p error-codes-bench-load --bin load
load=${CARGO_TARGET_DIR:-target}/release/load

work=$(mktemp -d)
servers=()
stop() {
    [[ ${#servers[@]} -eq 0 ]] || kill "${servers[@]}" 2>/dev/null || true
    wait
    servers=()
}
trap 'stop; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# start NAME FRAMEWORK WAY [LOG]: sets `process[NAME]`, and `url[NAME]` once the service listens there.
declare -A process url
start() {
    : >"$work/port"
    LOG=${4:-} "$load" "$2" "$3" >"$work/port" &
    process[$1]=$!
    servers+=($!)
    for _ in {1..100}; do
        [[ -s $work/port ]] && break
        sleep 0.1
    done
    url[$1]=http://127.0.0.1:$(<"$work/port")/register
}

# answer WAY: into the files `head` and `body`, without what differs from one answer to the next.
answer() {
    curl -sS -D "$work/raw" -o "$work/$1.body" -H "$language" "${url[$1]}"
    tr -d '\r' <"$work/raw" | sed -E '/^date:/Id; s/^(x-request-id:).{37}$/\1 an id/I' | sort >"$work/$1.head"
}

# The ways of one framework must do the same work in public, or their ratio says nothing.
check() {
    for way in layer plain hand; do answer "$way"; done
    cmp "$work/hand.body" "$work/layer.body"
    cmp "$work/hand.body" "$work/plain.body"
    diff "$work/hand.head" "$work/layer.head"
    diff <(grep ^HTTP/ "$work/hand.head") <(grep ^HTTP/ "$work/plain.head")
    grep -q "x-request-id: an id" "$work/layer.head"
}

# busy WAY: the nanoseconds that its service has kept a processor busy.
busy() { cat "/proc/${process[$1]}/task/"*/schedstat | awk '{ sum += $1 } END { printf "%.0f", sum }'; }

# run WAY SECONDS: requests a second; the latencies of half and of 99 % of them, and the processor's time for one, in microseconds.
run() {
    local before
    before=$(busy "$1")
    wrk -t1 -c32 -d"${2}s" --latency -H "$language" "${url[$1]}" >"$work/wrk"
    if grep "Socket errors" "$work/wrk" >&2; then return 1; fi
    awk -v nanoseconds=$(($(busy "$1") - before)) '
        function microseconds(text) { return text * (text ~ /us$/ ? 1 : text ~ /ms$/ ? 1000 : 1000000) }
        $1 == "50%" { half = microseconds($2) }
        $1 == "99%" { most = microseconds($2) }
        $2 == "requests" { count = $1 }
        $1 == "Requests/sec:" { print $2, half, most, nanoseconds / 1000 / count }
    ' "$work/wrk"
}

median() { sort -n | awk '{ value[NR] = $1 } END { print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'; }

printf '\n%d rounds of %d s, 32 connections, one thread serves; %s; %s\n\n' \
    "$rounds" "$period" "$(rustc --version)" "$(nproc) cores"
row='| %-9s | %-13s | %10s | %8s | %8s | %6s | %10s | %6s |\n'
# shellcheck disable=SC2059
printf "$row" framework way requests/s "p50 µs" "p99 µs" "CPU µs" "throughput" CPU
echo '|---|---|---|---|---|---|---|---|'
for framework in "${frameworks[@]}"; do
    for way in layer plain hand; do start "$way" "$framework" "$way"; done
    start logged "$framework" layer warn
    check
    rm -f "$work"/*.runs
    for way in "${ways[@]}"; do run "$way" 1 >/dev/null; done
    for ((round = 0; round < rounds; round++)); do
        for way in "${ways[@]}"; do run "$way" "$period" >>"$work/$way.runs"; done
    done
    for way in "${ways[@]}"; do
        # column N FORMAT: the median. ratio N: to that of `hand` in the same round; neighbours share the weather.
        column() { printf "$2" "$(awk -v at="$1" '{ print $at }' "$work/$way.runs" | median)"; }
        ratio() { printf %.3f "$(paste -d' ' "$work/$way.runs" "$work/hand.runs" | awk -v at="$1" '{ print $at / $(at + 4) }' | median)"; }
        name=$way
        [[ $way != logged ]] || name="layer, logged"
        # shellcheck disable=SC2059
        printf "$row" "$framework" "$name" "$(column 1 %.0f)" "$(column 2 %.0f)" "$(column 3 %.0f)" "$(column 4 %.2f)" \
            "$(ratio 1)" "$(ratio 4)"
    done
    stop
done
