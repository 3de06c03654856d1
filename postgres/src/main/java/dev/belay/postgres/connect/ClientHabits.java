package dev.belay.postgres.connect;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fills in what a URL leaves out as PostgreSQL's own programs do: from the service that it names,
 * the variables {@code PG...}, the password file, and defaults.
 *
 * @param variables of the process
 * @param home the user's home folder
 * @param user the user's name in the operating system
 * @param root {@code /}
 */
public record ClientHabits(Map<String, String> variables, Path home, String user, Path root) {
  private static final Set<Keyword> PLACE =
      EnumSet.of(
          Keyword.HOST,
          Keyword.HOSTADDR,
          Keyword.PORT,
          Keyword.DBNAME,
          Keyword.USER,
          Keyword.PASSWORD,
          Keyword.PASSFILE,
          Keyword.SERVICE,
          Keyword.SERVICEFILE);

  public ClientHabits {
    variables = Map.copyOf(variables);
  }

  /**
   * The complete address of a {@code postgresql} URL.
   *
   * @throws dev.belay.problem.BelayException {@code CONFIGURATION_INVALID} if it makes no sense
   */
  public ServerAddress address(DatabaseUrl url) {
    Map<Keyword, String> written = ServerUrl.read(url.location());
    Map<Keyword, String> served = served(written);
    Map<Keyword, String> all = new EnumMap<>(written);
    served.forEach(all::putIfAbsent);
    for (Keyword keyword : Keyword.values()) {
      variable(keyword).ifPresent(value -> all.putIfAbsent(keyword, value));
    }
    String login = all.getOrDefault(Keyword.USER, user);
    String database = all.getOrDefault(Keyword.DBNAME, login);
    List<Host> hosts = hosts(all);
    Map<Keyword, String> parameters = new EnumMap<>(all);
    parameters.keySet().removeAll(PLACE);
    Login known = login(login, database, hosts, all, passwordOrigin(written, served));
    return new ServerAddress(hosts, known, database, parameters);
  }

  /** What a service says, if one is named. */
  private Map<Keyword, String> served(Map<Keyword, String> written) {
    Optional<String> name = named(Keyword.SERVICE, written);
    if (name.isEmpty()) {
      return Map.of();
    }
    String file = named(Keyword.SERVICEFILE, written).orElse("");
    String folder = variables.getOrDefault("PGSYSCONFDIR", "");
    return new Services(file, home, folder, root).get(name.get());
  }

  private Optional<String> named(Keyword keyword, Map<Keyword, String> written) {
    return Optional.ofNullable(written.get(keyword)).or(() -> variable(keyword));
  }

  private Optional<String> variable(Keyword keyword) {
    return Optional.ofNullable(variables.get(keyword.variable())).filter(it -> !it.isEmpty());
  }

  private static String passwordOrigin(Map<Keyword, String> written, Map<Keyword, String> served) {
    if (written.containsKey(Keyword.PASSWORD)) {
      return "the URL";
    }
    return served.containsKey(Keyword.PASSWORD) ? "the service" : "PGPASSWORD";
  }

  private List<Host> hosts(Map<Keyword, String> all) {
    String standard = all.getOrDefault(Keyword.HOSTADDR, "");
    String[] names = all.getOrDefault(Keyword.HOST, standard).split(",", -1);
    String[] ports = all.getOrDefault(Keyword.PORT, "").split(",", -1);
    if (ports.length > 1 && ports.length != names.length) {
      throw ServerUrl.invalid(
          "it has " + names.length + " hosts, but " + ports.length + " ports for them");
    }
    List<Host> hosts = new ArrayList<>();
    for (int index = 0; index < names.length; index++) {
      hosts.add(host(names[index], port(ports[ports.length > 1 ? index : 0])));
    }
    return hosts;
  }

  private Host host(String name, int port) {
    if (name.startsWith("@")) {
      throw ServerUrl.invalid("its host is an abstract socket, and Java knows only those in files");
    }
    return new Host(name.isEmpty() ? new SocketFolder(root).host(port) : name, port);
  }

  /** What is no port may be a part of a password with an unencoded sign; it is not shown. */
  private static int port(String text) {
    if (text.isEmpty()) {
      return Host.STANDARD_PORT;
    }
    int port = 0;
    for (int at = 0; at < text.length() && port <= 65535; at++) {
      char digit = text.charAt(at);
      port = digit < '0' || digit > '9' ? 65536 : port * 10 + digit - '0';
    }
    if (port < 1 || port > 65535) {
      throw ServerUrl.invalid(
          "its port is not a number from 1 to 65535 (in a password, write : / ? # @ and % as"
              + " %3A %2F %3F %23 %40 %25)");
    }
    return port;
  }

  private Login login(
      String name, String database, List<Host> hosts, Map<Keyword, String> all, String origin) {
    String password = all.get(Keyword.PASSWORD);
    if (password != null) {
      return new Login(name, Optional.of(new Secret(password)), "the password came from " + origin);
    }
    Path file = home.resolve(all.getOrDefault(Keyword.PASSFILE, ".pgpass"));
    return new PasswordFile(file, new SocketFolder(root).path()).login(name, database, hosts);
  }
}
