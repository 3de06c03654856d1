package dev.belay.postgres.connect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    return each(Host::toString);
  }

  /** The socket, if it is one and no server's name, and the only host. */
  Optional<Host> socket() {
    return Optional.of(hosts.getFirst()).filter(host -> hosts.size() == 1 && host.isSocket());
  }

  /** As a URL of another database, without user and parameters. */
  public String url(String name) {
    return hosts.stream().anyMatch(Host::isSocket)
        ? "postgresql:///" + name + "?host=" + each(Host::name) + "&port=" + each(Host::port)
        : "postgresql://" + server() + "/" + name;
  }

  /** Something of each host, divided by commas. */
  String each(Function<Host, Object> part) {
    return hosts.stream().map(part).map(Object::toString).collect(Collectors.joining(","));
  }

  /**
   * The ways to go, in this order. The driver goes by the network to several hosts in turn, but it
   * knows one socket only: where there is one among them each host is a way of its own.
   */
  List<ServerAddress> ways() {
    if (hosts.size() == 1 || hosts.stream().noneMatch(Host::isSocket)) {
      return List.of(this);
    }
    if (!"prefer-standby".equals(parameters.get(Keyword.TARGET_SESSION_ATTRS))) {
      return alone(parameters);
    }
    List<ServerAddress> ways = new ArrayList<>();
    for (String wish : List.of("standby", "any")) {
      Map<Keyword, String> wished = new EnumMap<>(parameters);
      wished.put(Keyword.TARGET_SESSION_ATTRS, wish);
      ways.addAll(alone(wished));
    }
    return ways;
  }

  private List<ServerAddress> alone(Map<Keyword, String> wished) {
    return hosts.stream()
        .map(host -> new ServerAddress(List.of(host), login, database, wished))
        .toList();
  }

  /** Fit to be shown: {@code db1/shop}. */
  @Override
  public String toString() {
    return server() + "/" + database;
  }
}
