package dev.belay.postgres.connect;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What kept a server from being reached, told from what the network said. */
final class Unreachable {
  static final String LOOK =
      "see that the server runs (its log says why it went away), then look: belay status";

  private static final String CANNOT_CONNECT = "08001";

  private Unreachable() {}

  static Problem of(ServerAddress address, SQLException thrown) {
    Throwable cause = root(thrown);
    String server = address.server();
    if (address.socket().isPresent() && CANNOT_CONNECT.equals(thrown.getSQLState())) {
      return atSocket(address, address.socket().get(), cause);
    }
    if (cause instanceof UnknownHostException) {
      return problem(address, "no machine is known by the name " + server, "check the name");
    }
    if (cause instanceof SocketTimeoutException) {
      return problem(address, server + " does not answer", "check the name and the firewall");
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return problem(
          address,
          "nothing answers at " + address.each(Host::inUrl) + ": " + cause.getMessage(),
          "see that the server runs and listens there");
    }
    String said = ServerMessage.of(thrown).text();
    return CANNOT_CONNECT.equals(thrown.getSQLState()) || "08004".equals(thrown.getSQLState())
        ? problem(address, said, "check the target's url: in belay.yaml")
        : lost(address, thrown);
  }

  /**
   * Whether another host may be tried after this: nobody answered here, or not the right one. Who
   * is refused by one that answers is refused. Manual, "Specifying Multiple Hosts" (libpq, 18).
   */
  static boolean isNext(BelayException failure) {
    return failure.problem().code() == Code.DATABASE_UNREACHABLE;
  }

  /** What became of the tries to reach one host after the other: what the one that answers says. */
  static BelayException all(ServerAddress address, List<BelayException> failures) {
    BelayException last = failures.getLast();
    if (failures.size() == 1 || !isNext(last)) {
      return last;
    }
    String why =
        failures.stream()
            .map(failure -> failure.problem().what() + ": " + failure.problem().why())
            .distinct()
            .collect(Collectors.joining("\n"));
    return Problem.of(Code.DATABASE_UNREACHABLE, "can't reach " + address)
        .why(why)
        .remedy(failures.getFirst().problem().remedy())
        .toException(last);
  }

  private static Problem atSocket(ServerAddress address, Host host, Throwable cause) {
    if (Files.notExists(Path.of(host.socket()))) {
      String look = "see that the server runs, and in which folder it has its socket";
      return problem(
          address,
          "there is no socket " + host.socket(),
          look + " (SHOW unix_socket_directories), or go by the network: host=localhost");
    }
    return problem(address, host.socket() + ": " + cause.getMessage(), "see that the server runs");
  }

  static Problem lost(ServerAddress address, SQLException thrown) {
    return Problem.of(Code.DATABASE_UNREACHABLE, "the connection to " + address + " was lost")
        .why(ServerMessage.of(thrown).text())
        .state("")
        .remedy(LOOK);
  }

  /** The server answers, but is starting, stopping or a standby that lets nobody in. */
  static Problem notYet(ServerAddress address, SQLException thrown) {
    ServerMessage said = ServerMessage.of(thrown);
    return problem(
        address, said.text(), "wait until it takes connections (its log says how far it is)");
  }

  private static Problem problem(ServerAddress address, String why, String check) {
    Host host = address.hosts().getFirst();
    return Problem.of(Code.DATABASE_UNREACHABLE, "can't reach " + address)
        .why(why)
        .remedy(check + ": pg_isready -h " + host.name() + " -p " + host.port());
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    for (@Nullable Throwable next = thrown; next != null; next = next.getCause()) {
      root = next;
    }
    return root;
  }
}
