#!/bin/sh
# Start the version `current` names; one that was just put there and never showed its window gives
# way to the version before (`trying` names it, `tried` tells that it was started once).
# PRACHAKHOM_TRY names a version to be tried out before it is turned to.
home=$(dirname "$(readlink -f "$0")")
if [ -n "${PRACHAKHOM_TRY:-}" ]; then
    exec "$home/versions/$PRACHAKHOM_TRY/prachakhom" "$@"
fi
if [ -f "$home/trying" ]; then
    before=$(cat "$home/trying")
    if [ -f "$home/tried" ] && [ -x "$home/versions/$before/prachakhom" ]; then
        cat "$home/current" >"$home/fell"
        printf '%s' "$before" >"$home/current.new" && mv "$home/current.new" "$home/current"
        rm -f "$home/trying" "$home/tried"
    else
        : >"$home/tried"
    fi
fi
exec "$home/versions/$(cat "$home/current")/prachakhom" "$@"
