# Runs a throw-away PostgreSQL server until standard input ends: when the parent closes it, and
# also when the parent is killed. Then the server is stopped and its folder deleted.
# Arguments: FOLDER (exists, ours to delete), BIN (initdb and postgres), settings (-c name=value ...)
# The server's log comes on standard error, which ends when the server does.
folder=$1 bin=$2
shift 2
trap : INT HUP TERM
trap 'rm -rf -- "$folder"' EXIT

# PostgreSQL refuses to run as root: as nobody, or else in a user namespace, which needs no account.
as=
if [ "$(id -u)" = 0 ]; then
  as="setpriv --reuid=$(id -u nobody) --regid=$(id -g nobody) --clear-groups"
  chown nobody "$folder"
  if ! $as sh -c 'test -w "$1" && "$2" --version' sh "$folder" "$bin/initdb" >"$folder/log" 2>&1
  then
    chown root "$folder"
    as='unshare -U'
  fi
fi

$as "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync \
  </dev/null >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }

cat >"$folder/data/pg_hba.conf" <<HBA
local all all trust
host all +asks_password 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 trust
host replication all 127.0.0.1/32 trust
HBA

$as "$bin/postgres" -D "$folder/data" -c "unix_socket_directories=$folder" "$@" </dev/null >&2 &
server=$!
exec 2>/dev/null
read -r _

# QUIT is an immediate stop. A shell starts its background jobs with QUIT ignored, so before the
# server has handlers only TERM ends it.
kill -TERM "$server"
kill -QUIT "$server"
while kill -0 "$server"; do wait "$server"; done
