#!/bin/sh
# pydl4j's own launcher. Gradle is taken from: $GRADLE, `gradle` on PATH.
set -eu
cd "$(dirname "$0")"
if [ -n "${GRADLE:-}" ]; then
    exec "$GRADLE" "$@"
elif command -v gradle >/dev/null 2>&1; then
    exec gradle "$@"
fi
[ "$(id -u)" = 0 ] && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq gradle >&2
exec gradle "$@"
