package dev.belay.postgres.connect;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is needed to connect to one database, with nothing left to defaults. {@link
 * ClientHabits} makes one of a URL.
 *
 * @param hosts tried in this order; at least one
 * @param parameters how to connect; never host, port, user, password or database
 */
public record ServerAddress(
    List<Host> hosts, Login login, String database, Map<Keyword, String> parameters) {
  public ServerAddress {
    hosts = List.copyOf(hosts);
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("an address has a host");
    }
    Map<Keyword, String> copy = new EnumMap<>(Keyword.class);
    copy.putAll(parameters);
    parameters = Collections.unmodifiableMap(copy);
  }

  /** Another database of the same server. */
  public ServerAddress withDatabase(String name) {
    return new ServerAddress(hosts, login, name, parameters);
  }

  /** With more settings of the session: {@code -c TimeZone=UTC}; they win over those before. */
  public ServerAddress withOptions(String more) {
    Map<Keyword, String> all = new EnumMap<>(Keyword.class);
    all.putAll(parameters);
    all.merge(Keyword.OPTIONS, more, (before, added) -> before + " " + added);
    return new ServerAddress(hosts, login, database, all);
  }

  /**
   * The hosts alone, for messages: {@code db1} or {@code db1,db2:5433}, {@code [/folder]} for a
   * socket.
   */
  public String server() {
    var names = new StringBuilder();
    for (Host host : hosts) {
      names.append(names.isEmpty() ? "" : ",").append(host);
    }
    return names.toString();
  }

  /** The socket, if it is one and no server's name; then it is the only host. */
  Optional<Host> socket() {
    return Optional.of(hosts.getFirst()).filter(Host::isSocket);
  }

  /** As a URL of another database, without user and parameters. */
  public String url(String name) {
    return socket()
        .map(host -> "postgresql:///" + name + "?host=" + host.name() + "&port=" + host.port())
        .orElseGet(() -> "postgresql://" + server() + "/" + name);
  }

  /** Fit to be shown: {@code db1/shop}. */
  @Override
  public String toString() {
    return server() + "/" + database;
  }
}
