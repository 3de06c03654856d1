# Finds a Java that can run and build Belay: `find_java` sets java_home, java_version, java_major
# and java_build, or fails with problem and remedy. Reads release files, since starting a Java only
# to ask for its version would take longer than most of what Belay does.

oldest_java=21

# Sets version, major, rank (comparable) and runtime (of this very build); fails if it is no Java.
describe_java() { # home
  version='' runtime=''
  [ -x "$1/bin/java" ] || return 1
  if [ -r "$1/release" ]; then
    while IFS='=' read -r key value; do
      value=${value#\"}
      case $key in
        JAVA_VERSION) version=${value%\"} ;;
        JAVA_RUNTIME_VERSION) runtime=${value%\"} ;;
      esac
    done <"$1/release"
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  fi
  rank_version "$version"
  case ${runtime:=$version} in *[!A-Za-z0-9.+_-]*) runtime=$version ;; esac
  [ -n "$version" ]
}

rank_version() { # 25.0.3, 25-ea, or 1.8.0_392
  set -- "${1%%[!0-9.]*}"
  set -- "${1#1.}"
  split "$1" .
  major=${part_1:-0}
  rank=$((${part_1:-0} * 1000000 + ${part_2:-0} * 1000 + ${part_3:-0}))
}

split() { # text separator
  part_1=${1%%"$2"*}
  set -- "${1#"$part_1"}" "$2"
  set -- "${1#"$2"}" "$2"
  part_2=${1%%"$2"*}
  set -- "${1#"$part_2"}" "$2"
  set -- "${1#"$2"}" "$2"
  part_3=${1%%"$2"*}
}

# Notes what is there; fails if it is none or too old.
consider() { # home
  describe_java "$1" || return 1
  case $seen in
    *"  $1"*) ;;
    *) seen="$seen
  $version  $1" ;;
  esac
  [ "$major" -ge "$oldest_java" ]
}

take() { # home
  java_home=$1 java_version=$version java_major=$major java_build=$runtime best=$rank
}

find_java() {
  seen='' best=0
  if [ -n "${BELAY_JAVA_HOME:-}" ]; then
    consider "$BELAY_JAVA_HOME" && take "$BELAY_JAVA_HOME" && return
    refuse_named_java
    return 1
  fi
  if [ -n "${JAVA_HOME:-}" ]; then
    consider "$JAVA_HOME" && take "$JAVA_HOME" && return
  fi
  java_on_path=$(command -v java) && java_on_path=$(readlink -f "$java_on_path")
  java_on_path=${java_on_path%/bin/java}
  if [ -n "$java_on_path" ]; then
    consider "$java_on_path" && take "$java_on_path" && return
  fi
  search_java
  [ "$best" -gt 0 ] || refuse_all_java
}

# The newest of all that lie where packages, installers and sdkman put them.
search_java() {
  folders=/usr/lib/jvm/*:/usr/lib64/jvm/*:/usr/java/*:/opt/java/*:/opt/jdk*
  folders=$folders:/Library/Java/JavaVirtualMachines/*/Contents/Home
  folders=$folders:/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
  folders=$folders:${HOME:-}/.sdkman/candidates/java/*:${HOME:-}/.jdks/*
  saved=$IFS
  IFS=:
  # shellcheck disable=SC2086 # split at colons, patterns expanded
  set -- ${BELAY_JAVA_FOLDERS-$folders}
  IFS=$saved
  for home in "$@"; do
    if consider "$home" && [ "$rank" -gt "$best" ]; then
      take "$home"
    fi
  done
}

refuse_named_java() {
  problem="BELAY_JAVA_HOME is $BELAY_JAVA_HOME, which is no Java; Java $oldest_java or newer is needed"
  [ -z "$version" ] ||
    problem="BELAY_JAVA_HOME is $BELAY_JAVA_HOME, which is Java $version; $oldest_java or newer is needed"
  remedy='let it name another, or leave it away to have one looked for: unset BELAY_JAVA_HOME'
}

refuse_all_java() {
  problem="no Java $oldest_java or newer was found; found no Java at all"
  [ -z "$seen" ] || problem="no Java $oldest_java or newer was found; found only$seen"
  remedy="install one:
  Debian 13, Ubuntu 24.04 and newer   apt-get install openjdk-25-jdk-headless
  Debian 12 (has 17 only), others     unpack one from https://adoptium.net into /usr/lib/jvm
  macOS                               brew install --cask temurin
or name one that is there:            export JAVA_HOME=/path/to/jdk"
  return 1
}
