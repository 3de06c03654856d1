package dev.belay.postgres.connect;

/**
 * One server.
 *
 * @param name its name or number; a folder where a Unix socket is meant
 */
public record Host(String name, int port) {
  public static final int STANDARD_PORT = 5432;

  /** Whether this is a Unix socket: a folder. Manual, "host" (libpq, 18). */
  boolean isSocket() {
    return name.startsWith("/");
  }

  /** The socket's file, where it is one. Manual, "unix_socket_directories" (18). */
  String socket() {
    return name + "/.s.PGSQL." + port;
  }

  /** {@code db1}, {@code db1:5433} or {@code [::1]:5432}: as it stands in a URL. */
  String inUrl() {
    return (name.indexOf(':') < 0 ? name : "[" + name + "]") + ":" + port;
  }

  /** {@code db1}, {@code db1:5433}, {@code [/run/postgresql]:5433}. */
  @Override
  public String toString() {
    String shown = isSocket() ? "[" + name + "]" : name;
    return port == STANDARD_PORT ? shown : shown + ":" + port;
  }
}
