# Builds Belay and prepares its start, one process at a time. Read by ../../belay only when needed.

# What to run in an empty folder, in this order, so that Java keeps what it loaded for the next
# start: the name of the archive to make, or - for none, and then the command.
training='
- -c first.yaml migrate
long migrate
read check --engine postgresql statements
guard -c guarded.yaml guard -- true
quick status
'

build_once() {
  began=$(date +%s)
  working=$cache
  [ "$checkout" = no ] || working=$here/cli/target
  [ -f "$jar" ] || [ "$checkout" = yes ] ||
    die 2 "there is no $jar" 'this is neither a source checkout nor a complete copy of Belay'
  if ! mkdir -p "$working" 2>/dev/null || [ ! -w "$working" ]; then
    ! outdated || die 2 "cannot build: $working is not writable"
    return 0
  fi
  log=$working/build.log
  lock=$working/build.lock
  child=''
  trap 'stop' EXIT
  trap 'exit 130' INT
  trap 'exit 143' HUP TERM
  take_lock
  if outdated; then
    build
    find_cache
  fi
  prepared || prepare
  trap - EXIT INT HUP TERM
  rm -rf "$lock"
}

stop() {
  [ -z "$child" ] || kill "$child" 2>/dev/null
  [ "$(owner)" != "$$" ] || rm -rf "$lock"
}

# So that a signal is answered at once and not when the child has ended.
await() {
  "$@" </dev/null >>"$log" 2>&1 &
  child=$!
  wait "$child"
  set -- $?
  child=''
  return "$1"
}

owner() {
  cat "$lock/pid" 2>/dev/null
}

alive() { # pid
  kill -0 "$1" 2>/dev/null || ps -p "$1" >/dev/null 2>&1
}

take_lock() {
  waited=0
  until mkdir "$lock" 2>/dev/null; do
    pid=$(owner)
    if [ -n "$pid" ] && ! alive "$pid"; then
      break_lock "$pid"
    elif [ -z "$pid" ] && [ "$waited" -gt 50 ]; then
      break_lock ''
    fi
    [ "$waited" -ne 5 ] || printf 'belay: waiting for another build, process %s\n' "$pid" >&2
    [ "$waited" -lt 3000 ] ||
      die 3 "process ${pid:-unknown} has been building for ten minutes" \
        "when it is not at work any more: rm -rf '$lock'"
    waited=$((waited + 1))
    sleep 0.2
  done
  echo "$$" >"$lock/pid"
}

# Of several that find the same dead owner, one makes the folder inside; and if the lock has got
# a new owner since, that one keeps it.
break_lock() { # pid of the dead owner
  mkdir "$lock/broken" 2>/dev/null || return 0
  if [ "$(owner)" = "$1" ]; then
    rm -rf "$lock"
  else
    rmdir "$lock/broken"
  fi
}

say_done() {
  printf 'done in %s s\n' "$(($(date +%s) - began))" >&2
}

build() {
  command -v mvn >/dev/null || die 2 'building needs Apache Maven, and there is no mvn on the PATH' \
    'install it (Debian: apt-get install maven; macOS: brew install maven)'
  [ -x "$java_home/bin/javac" ] || die 2 "building needs a JDK; $java_home has no compiler" \
    'install one (Debian: apt-get install openjdk-25-jdk-headless), or name one: export JAVA_HOME=/path/to/jdk'
  printf 'belay: building once, about a minute ... ' >&2
  : >"$log"
  if ! await run_maven; then
    printf 'failed\n' >&2
    tail -n 25 "$log" >&2
    die 3 'the build failed; no database was touched' "all that it said is in $log"
  fi
  # a source that was changed during the build is newer than this
  touch -r "$lock/pid" "$jar"
  prepare_quietly
  say_done
}

run_maven() {
  cd "$here" || return
  # shellcheck disable=SC2086 # split on blanks, as promised
  JAVA_HOME=$java_home exec mvn -q -B -ntp -pl cli -am package \
    -Dmaven.test.skip=true -Dbelay.skipFormat=true ${BELAY_MAVEN_OPTS:-}
}

prepare() {
  printf 'belay: preparing once for Java %s ... ' "$java_version" >&2
  : >"$log"
  prepare_quietly
  say_done
}

# Nothing of this is needed to run, so nothing of this is an error. What is there is complete,
# because it was made elsewhere and renamed.
prepare_quietly() {
  find_cache
  mkdir -p "$cache" 2>>"$log" || return 0
  hash=$(cat "$jar" "$program"/lib/*.jar 2>>"$log" | digest | cut -c 1-16)
  remove_old
  unfinished=$cache/unfinished
  mkdir -p "$unfinished/room"
  furnish "$unfinished/room"
  unpack_natives
  printf '%s\n' "$training" >"$unfinished/training"
  while read -r name arguments <&3; do
    [ -z "$name" ] || train "$name" "$arguments"
  done 3<"$unfinished/training"
  printf '%s\n' "$hash" >"$unfinished/ready"
  mv "$unfinished/ready" "$ready"
  rm -rf "$unfinished"
}

digest() {
  if command -v sha256sum >/dev/null; then
    sha256sum
  elif command -v shasum >/dev/null; then
    shasum -a 256
  else
    cksum | tr ' ' -
  fi
}

remove_old() {
  for file in "$cache"/*; do
    case ${file##*/} in
      "$hash"-* | build.*) ;;
      *.ready) [ "$file" -nt "$jar" ] || rm -f "$file" ;;
      *) rm -rf "$file" ;;
    esac
  done
}

# The drivers would unpack these at every start.
unpack_natives() {
  for file in /lib/ld-musl-*; do
    [ ! -e "$file" ] || return 0
  done
  case $(uname -s)-$(uname -m) in
    Linux-x86_64) unpack org/sqlite/native/Linux/x86_64 linux/amd64 ;;
    Linux-aarch64) unpack org/sqlite/native/Linux/aarch64 linux/aarch64 ;;
    Darwin-arm64) unpack org/sqlite/native/Mac/aarch64 darwin/aarch64 ;;
    Darwin-x86_64) unpack org/sqlite/native/Mac/x86_64 darwin/x86_64 ;;
  esac
}

unpack() { # folder in the sqlite jar, folder in the zstd jar
  unpack_one sqlite "$program"/lib/sqlite-jdbc-*.jar "$1"
  unpack_one zstd "$program"/lib/zstd-jni-*.jar "$2"
}

unpack_one() { # name jar folder
  [ -f "$2" ] || return 0
  mkdir -p "$unfinished/$1"
  (
    cd "$unfinished/$1" || exit
    "$java_home/bin/jar" xf "$2" "$3/" || unzip -q "$2" "$3/*"
  ) >>"$log" 2>&1
  for file in "$unfinished/$1/$3"/*; do
    [ ! -f "$file" ] || mv "$file" "$cache/$hash-$1"
  done
}

# A small project to train on; first.yaml knows only the first of its migrations, and guarded.yaml
# has it for development.
furnish() { # folder
  mkdir -p "$1/first" "$1/migrations"
  cat >"$1/first/0001_train.sql" <<'END'
CREATE TABLE place (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE);
CREATE TABLE training (
  id INTEGER PRIMARY KEY,
  place_id INTEGER NOT NULL REFERENCES place (id) ON DELETE CASCADE,
  what TEXT, amount REAL, file BLOB
);
CREATE INDEX training_by_place ON training (place_id);
CREATE VIEW trained AS SELECT what FROM training;
CREATE TRIGGER training_grows AFTER INSERT ON training BEGIN
  UPDATE training SET amount = coalesce(amount, 0) WHERE id = new.id;
END;
INSERT INTO place (name) VALUES ('here'), ('there');
INSERT INTO training (place_id, what, amount, file)
VALUES (1, 'a row', 1.5, x'00ff'), (2, 'Grün', NULL, NULL);
END
  cp "$1/first/0001_train.sql" "$1/migrations"
  cat >"$1/migrations/0002_go_on.sql" <<'END'
ALTER TABLE training ADD COLUMN note TEXT NOT NULL DEFAULT '';
UPDATE training SET note = 'none';
END
  mkdir -p "$1/statements"
  cat >"$1/statements/0001_train.sql" <<'END'
CREATE TABLE place (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE training (
  id integer PRIMARY KEY,
  place_id bigint NOT NULL REFERENCES place (id) ON DELETE CASCADE,
  what text, amount numeric(12, 2) CHECK (amount >= 0), begun timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX training_place ON training (place_id, lower(what)) WHERE amount IS NOT NULL;
CREATE VIEW trained AS SELECT t.what, count(*) AS n FROM training t LEFT JOIN place p ON p.id = t.place_id
WHERE t.begun > now() - interval '1 day' GROUP BY t.what HAVING count(*) > 1 ORDER BY 2 DESC LIMIT 10;
CREATE TYPE mood AS ENUM ('good', 'bad');
COMMENT ON TABLE training IS 'to train';
GRANT SELECT ON training TO reader;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.what IS NULL THEN
    UPDATE place SET name = upper(name) WHERE id = NEW.place_id;
  END IF;
  RETURN NEW;
END;
$$;
CREATE TRIGGER touched BEFORE UPDATE ON training FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO place (name) VALUES ('here'), ('there') ON CONFLICT DO NOTHING;
END
  cat >"$1/statements/0002_go_on.sql" <<'END'
ALTER TABLE training ADD COLUMN note varchar(200) DEFAULT '', ALTER COLUMN amount TYPE numeric(14, 2);
ALTER TABLE training ADD CONSTRAINT noted CHECK (length(note) > 0) NOT VALID;
UPDATE training SET note = 'none' WHERE note = '' AND id IN (SELECT id FROM training);
DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood') THEN DELETE FROM place; END IF; END $$;
DROP INDEX IF EXISTS training_place;
ALTER TABLE training RENAME COLUMN what TO subject;
END
  settings first test >"$1/first.yaml"
  settings migrations test >"$1/belay.yaml"
  # of what is for tests no backup is taken
  settings migrations development >"$1/guarded.yaml"
}

settings() { # folder of the migrations, what the database is for
  cat <<END
default: room
targets:
  room:
    url: sqlite:room.db
    environment: $2
migrations: $1
backups: {folder: backups, keep: 3}
END
}

# Runs the program as later starts do, but without anybody's settings and databases in sight.
train() { # name arguments
  archive=$unfinished/$1
  suffix=aot
  option=-XX:AOTCacheOutput=$archive
  if [ "$java_major" -lt 25 ]; then
    suffix=jsa
    option=-XX:ArchiveClassesAtExit=$archive
  fi
  [ "$1" != - ] || option=-Xshare:auto
  await rehearse "$1" "$option" "$2" ||
    printf 'training: "%s" ended with %s\n' "$2" "$?" >>"$log"
  [ ! -s "$archive" ] || mv "$archive" "$cache/$hash-$java_build-$1.$suffix"
}

rehearse() { # kind option arguments
  cd "$unfinished/room" || return
  unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
  BELAY_JAVA_OPTS=-Duser.home=.
  clean_environment='env -i'
  # shellcheck disable=SC2086 # a command line
  launch "$1" "$2" $3
}
