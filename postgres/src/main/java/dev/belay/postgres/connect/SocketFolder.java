package dev.belay.postgres.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a server on this machine is looked for when no host is given. libpq knows one folder, which
 * it was built with: {@code DEFAULT_PGSOCKET_DIR}.
 *
 * @param root {@code /}
 */
record SocketFolder(Path root) {
  /** Debian's and Red Hat's packages; everybody else's, where everybody may put a socket. */
  private static final List<String> KNOWN = List.of("var/run/postgresql", "tmp");

  /** The folder of this machine's packages: the second one counts only where there is no first. */
  String path() {
    Path folder = root.resolve(KNOWN.getFirst());
    return (Files.isDirectory(folder) ? folder : root.resolve(KNOWN.getLast())).toString();
  }

  /** That folder if a server's socket is in it; as libpq without Unix sockets, else localhost. */
  String host(int port) {
    var host = new Host(path(), port);
    return Files.exists(Path.of(host.socket())) ? host.name() : PasswordFile.LOCAL;
  }
}
