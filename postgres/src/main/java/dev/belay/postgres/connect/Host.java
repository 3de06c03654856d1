package dev.belay.postgres.connect;

/**
 * One server.
 *
 * @param name its name or number; a folder where a Unix socket is meant
 */
public record Host(String name, int port) {
  public static final int STANDARD_PORT = 5432;

  /** Whether this is a Unix socket: a folder, or an abstract name. Manual, "host" (libpq, 18). */
  boolean isSocket() {
    return name.startsWith("/") || name.startsWith("@");
  }

  /** {@code db1}, {@code db1:5433} or {@code [::1]:5432}: as it stands in a URL. */
  String inUrl() {
    return (name.indexOf(':') < 0 ? name : "[" + name + "]") + ":" + port;
  }

  @Override
  public String toString() {
    return port == STANDARD_PORT ? name : name + ":" + port;
  }
}
