#!/bin/bash
# Whole-process measurements, as a table in Markdown: median of RUNS. Wall-clock rates are what the program prints of itself;
# "CPU s" is user and system time of the whole process, its start included.
#   whole-process.sh [RULES_FOLDER]     rules eval is measured with that folder, e.g. SigmaHQ's rules; without it with the shipped rules
# LINES (default 2000000) of each firewall file, SYSMON (200000) events, RUNS (3), FOLDER for the files (default: a temporary one).
set -euo pipefail
cd "$(dirname "$0")/../.."
LINES=${LINES:-2000000} SYSMON=${SYSMON:-200000} RUNS=${RUNS:-3}
FOLDER=${FOLDER:-$(mktemp -d)}
mkdir -p "$FOLDER"
dotnet build tests/Isms.Monitor.Benchmarks -c Release -v q -nologo >&2
bin=artifacts/bin/Isms.Monitor.Benchmarks/release
program="dotnet $bin/isms-monitor.dll"
rules=${1:-$bin/rules}
for kind in asa netfilter eve sysmon; do
    count=$LINES; [ $kind = sysmon ] && count=$SYSMON
    [ -s "$FOLDER/$kind.log" ] || dotnet $bin/Isms.Monitor.Benchmarks.dll generate $kind "$count" "$FOLDER/$kind.log"
done

number() { grep -o "\"$1\":[0-9.]*" "$FOLDER/out" | tail -1 | cut -d: -f2; }

# measure NAME RATE_FIELD COMMAND...: one row of the table
measure() {
    local name=$1 field=$2; shift 2
    for ((run = 0; run < RUNS; run++)); do
        rm -rf "$FOLDER/data"
        TIMEFORMAT='%R %U %S'
        { time "$@" > "$FOLDER/out" 2> "$FOLDER/errors" || true; } 2> "$FOLDER/time"
        read -r wall user system < <(tail -1 "$FOLDER/time")
        echo "$(number "$field") $(number seconds) $wall $(echo "$user + $system" | bc) $(number peak_memory_mebibytes)"
    done | sort -n | awk -v name="$name" '{ line[NR] = $0 } END { split(line[int((NR + 1) / 2)], m, " ");
        printf "| %s | %d | %.2f | %.2f | %.2f | %s |\n", name, m[1], m[2], m[3], m[4], m[5] }'
}

echo "$(date -u +%F), $(nproc) processors, $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2-), .NET $(dotnet --version), load $(cut -d' ' -f1-3 /proc/loadavg) before"
echo
echo "| what | a second | seconds | wall s | CPU s | peak MiB |"
echo "|---|---:|---:|---:|---:|---:|"
for kind in asa netfilter eve; do
    measure "parse $kind, 1 thread" frames_per_second $program parse --summary --threads 1 "$FOLDER/$kind.log"
done
measure "rules eval, $(find "$rules" -name '*.yml' | wc -l) rule files, Sysmon, 1 thread" events_per_second $program rules eval --rules "$rules" --summary --threads 1 "$FOLDER/sysmon.log"
measure "detect asa" events_per_second $program detect --summary "$FOLDER/asa.log"
measure "store load asa" events_per_second $program store load "$FOLDER/asa.log" --data "$FOLDER/data"
rm -rf "$FOLDER/data"
echo
echo "load $(cut -d' ' -f1-3 /proc/loadavg) after"
