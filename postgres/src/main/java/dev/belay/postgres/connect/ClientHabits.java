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
 * Fills in what a URL leaves out as PostgreSQL's own programs do: from the variables {@code PG...},
 * the password file, and defaults. Where those would take a Unix socket, this takes localhost.
 *
 * @param variables of the process
 * @param home the user's home folder
 * @param user the user's name in the operating system
 */
public record ClientHabits(Map<String, String> variables, Path home, String user) {
  private static final Set<Keyword> PLACE =
      EnumSet.of(
          Keyword.HOST,
          Keyword.HOSTADDR,
          Keyword.PORT,
          Keyword.DBNAME,
          Keyword.USER,
          Keyword.PASSWORD,
          Keyword.PASSFILE);

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
    Map<Keyword, String> all = new EnumMap<>(written);
    for (Keyword keyword : Keyword.values()) {
      String value = variables.getOrDefault(keyword.variable(), "");
      if (!value.isEmpty()) {
        all.putIfAbsent(keyword, value);
      }
    }
    String login = all.getOrDefault(Keyword.USER, user);
    String database = all.getOrDefault(Keyword.DBNAME, login);
    List<Host> hosts = hosts(all);
    Map<Keyword, String> parameters = new EnumMap<>(all);
    parameters.keySet().removeAll(PLACE);
    return new ServerAddress(
        hosts,
        login(login, database, hosts, all, written.containsKey(Keyword.PASSWORD)),
        database,
        parameters);
  }

  private static List<Host> hosts(Map<Keyword, String> all) {
    String standard = all.getOrDefault(Keyword.HOSTADDR, "localhost");
    String[] names = all.getOrDefault(Keyword.HOST, standard).split(",", -1);
    String[] ports = all.getOrDefault(Keyword.PORT, "").split(",", -1);
    if (ports.length > 1 && ports.length != names.length) {
      throw ServerUrl.invalid(
          "it has " + names.length + " hosts, but " + ports.length + " ports for them");
    }
    List<Host> hosts = new ArrayList<>();
    for (int index = 0; index < names.length; index++) {
      String name = names[index].isEmpty() ? "localhost" : names[index];
      hosts.add(new Host(name, port(ports[ports.length > 1 ? index : 0])));
    }
    return hosts;
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
      String name, String database, List<Host> hosts, Map<Keyword, String> all, boolean inUrl) {
    String password = all.get(Keyword.PASSWORD);
    if (password != null) {
      String origin = "the password came from " + (inUrl ? "the URL" : "PGPASSWORD");
      return new Login(name, Optional.of(new Secret(password)), origin);
    }
    String file = all.get(Keyword.PASSFILE);
    return new PasswordFile(file == null ? home.resolve(".pgpass") : home.resolve(file))
        .login(name, database, hosts);
  }
}
