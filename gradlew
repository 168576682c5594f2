#!/bin/sh
# pydl4j's launcher: finds a JDK, a Python and a Gradle, then hands its arguments to Gradle.
#
#   JDK     $JAVA_HOME, else the one of `java` on PATH, else /usr/lib/jvm/*: 17 or newer, with javac
#   Python  $PYTHON, else python3 on PATH, else python3.13 ... python3.10: 3.10 or newer
#   Gradle  $GRADLE, else `gradle` on PATH, else the distribution pinned in gradle/launcher.properties, else Debian's package (as root)
set -eu
cd "$(dirname "$0")"

fail() {
    echo "gradlew: $*" >&2
    exit 1
}

# The major version of the JDK in folder $1; nothing when there is none. JAVA_TOOL_OPTIONS adds a line of its own, hence the pattern.
jdk_major() {
    [ -x "$1/bin/javac" ] && "$1/bin/java" -version 2>&1 </dev/null | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1
}

jdk_fits() { # folder, newest version that the chosen Gradle runs on
    major=$(jdk_major "$1")
    [ -n "$major" ] && [ "$major" -ge 17 ] && [ "$major" -le "$2" ]
}

find_jdk() { # newest version that fits
    on_path=$(command -v java || true)
    [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for jdk in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*; do
        if [ -n "$jdk" ] && jdk_fits "$jdk" "$1"; then
            echo "$jdk"
            return
        fi
    done
}

find_python() {
    for python in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.10}; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null </dev/null; then
            "$python" -c 'import sys; print(sys.executable)' </dev/null
            return
        fi
    done
}

find_gradle() {
    if [ -n "${GRADLE:-}" ]; then
        echo "$GRADLE"
    elif command -v gradle; then
        :
    elif "$python" gradle/fetch_gradle.py >&2; then
        "$python" gradle/fetch_gradle.py --path
    elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "gradlew: installing the distribution's Gradle ..." >&2
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends gradle; } >&2 </dev/null
        command -v gradle
    fi
}

python=$(find_python)
[ -n "$python" ] || fail "Python 3.10 or newer is needed, ${PYTHON:-python3} is not. Install it (Debian: apt-get install python3) or set PYTHON to its path."
[ -n "$(find_jdk 999)" ] || fail "a JDK 17 or newer (with javac) is needed and none was found at JAVA_HOME, on PATH or in /usr/lib/jvm. Install one (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME."
gradle=$(find_gradle) || true
[ -n "$gradle" ] || fail "no Gradle was found and none could be fetched. Install Gradle 4.4.1 or newer (Debian: apt-get install gradle) or set GRADLE to its path."

# Debian's Gradle 4.4.1 runs on JDK 17 to 20; a current one on newer JDKs too.
newest=999
case $(readlink -f "$(command -v "$gradle")") in /usr/share/gradle/*) newest=20 ;; esac
JAVA_HOME=$(find_jdk $newest)
[ -n "$JAVA_HOME" ] || fail "$gradle is Debian's Gradle, which needs a JDK 17 to 20 (with javac). Install one (apt-get install openjdk-17-jdk-headless) or set GRADLE to a newer Gradle."
export JAVA_HOME

# The demo gets the terminal from us and not through Gradle: for its progress bar, and so that its last line is the last line.
demo=
if [ "$*" = demo ]; then
    demo=1
    set -- stage venv
fi

# A daemon keeps the environment that it was started with, so Python goes as a property; under CI nothing stays behind.
set -- "$gradle" "-Ppython=$python" ${CI:+--no-daemon} "$@"
if [ -n "$demo" ]; then
    "$@"
    exec build/venv/bin/python examples/lenet_mnist.py
fi
exec "$@"
