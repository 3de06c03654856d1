package dev.belay.postgres.connect;

import java.util.HashMap;
import java.util.Map;

/** An address as variables for a client program: nothing of it is seen on a command line. */
final class ClientVariables {
  private ClientVariables() {}

  static Map<String, String> of(ServerAddress address) {
    Map<String, String> variables = new HashMap<>();
    variables.put("LC_ALL", "C");
    variables.put("PGCLIENTENCODING", "UTF8");
    variables.put(Keyword.APPLICATION_NAME.variable(), Connections.APPLICATION_NAME);
    address.parameters().forEach((keyword, value) -> variables.put(keyword.variable(), value));
    variables.remove(Keyword.CURRENT_SCHEMA.variable());
    variables.put(Keyword.HOST.variable(), address.each(Host::name));
    variables.put(Keyword.PORT.variable(), address.each(Host::port));
    variables.put(Keyword.USER.variable(), address.login().user());
    variables.put(Keyword.DBNAME.variable(), address.database());
    address
        .login()
        .password()
        .ifPresent(password -> variables.put(Keyword.PASSWORD.variable(), password.open()));
    return variables;
  }
}
