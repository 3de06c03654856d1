package dev.belay.config;

import dev.belay.database.DatabaseUrl;

/**
 * The parts of a server's URL that may be shown and that name something; never user or password.
 *
 * @param host without port; all of them, with commas, where there are several
 * @param database empty where the URL names none
 * @param service of a file of PostgreSQL's clients; empty where the URL names none
 */
record Address(String host, String database, String service) {
  static Address of(DatabaseUrl url) {
    String text = url.location();
    int slashes = text.indexOf("://");
    String rest = slashes < 0 ? text.substring(text.indexOf(':') + 1) : text.substring(slashes + 3);
    int query = rest.indexOf('?');
    String parameters = query < 0 ? "" : rest.substring(query + 1);
    String address = query < 0 ? rest : rest.substring(0, query);
    String authority = address.substring(address.lastIndexOf('@') + 1);
    int slash = authority.indexOf('/');
    String host = slash < 0 ? authority : authority.substring(0, slash);
    String database = slash < 0 ? "" : authority.substring(slash + 1);
    return new Address(
        withoutPorts(host.isEmpty() ? parameter(parameters, "host") : host),
        database.isEmpty() ? parameter(parameters, "dbname") : database,
        parameter(parameters, "service"));
  }

  /** The database's, or where none is named the service's. */
  String name() {
    return database.isEmpty() ? service : database;
  }

  /** Cuts at each colon, so that a misread password is never taken for a part of a host. */
  private static String withoutPorts(String hosts) {
    var names = new StringBuilder();
    for (int at = 0; at < hosts.length(); ) {
      int comma = hosts.indexOf(',', at);
      int end = comma < 0 ? hosts.length() : comma;
      int colon = hosts.indexOf(':', at);
      names
          .append(names.isEmpty() ? "" : ",")
          .append(hosts, at, colon < 0 ? end : Math.min(colon, end));
      at = end + 1;
    }
    return names.toString();
  }

  private static String parameter(String parameters, String name) {
    for (int at = 0; at < parameters.length(); ) {
      int end = parameters.indexOf('&', at);
      String one = parameters.substring(at, end < 0 ? parameters.length() : end);
      if (one.startsWith(name + "=")) {
        return one.substring(name.length() + 1);
      }
      at = end < 0 ? parameters.length() : end + 1;
    }
    return "";
  }
}
