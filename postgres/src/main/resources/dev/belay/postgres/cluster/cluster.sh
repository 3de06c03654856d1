# Runs a throw-away PostgreSQL server until standard input ends: when the parent closes it, and
# also when the parent is killed. Then the server is stopped and its folder deleted.
# Arguments: FOLDER (ours to delete; holds the files password and access), BIN (initdb and
# postgres), settings (-c name=value ...)
# The server's log comes on standard error, which ends when the server does.
folder=$1 bin=$2 data=$1/data
shift 2
trap : INT HUP TERM
# The lock goes last: what is left where this is killed is known by it.
trap 'rm -rf -- "$data"; rm -rf -- "$folder"' EXIT
mkdir -m 700 "$data"

# PostgreSQL refuses to run as root: as nobody, or else in a user namespace, which needs no account.
as=
works() {
  $as sh -c 'test -w "$1" && "$2" --version' sh "$data" "$bin/initdb" >/dev/null 2>&1
}
if [ "$(id -u)" = 0 ]; then
  chmod 711 "$folder"
  chown nobody "$data" "$folder/password"
  as="setpriv --reuid=$(id -u nobody) --regid=$(id -g nobody) --clear-groups"
  works || as='runuser -u nobody --'
  works || as='sudo -n -u nobody --'
  works || { as='unshare -U' && chown root "$data" "$folder/password"; }
fi

$as "$bin/initdb" -D "$data" -U postgres -A scram-sha-256 --pwfile="$folder/password" -E UTF8 \
  --locale=C --no-sync </dev/null >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
rm "$folder/password"
cat "$folder/access" >"$data/pg_hba.conf"

# In a session of its own a Ctrl-C at the terminal does not end it before its clients.
apart=$(command -v setsid)
$apart $as "$bin/postgres" -D "$data" -c "unix_socket_directories=$data" "$@" </dev/null >&2 &
server=$!
exec 2>/dev/null
read -r _

# QUIT is an immediate stop. What runs it as nobody may stand between, so the server itself is told.
kill -QUIT "$(head -n 1 "$data/postmaster.pid")" || kill -TERM "$server"
while kill -0 "$server"; do wait "$server"; done
