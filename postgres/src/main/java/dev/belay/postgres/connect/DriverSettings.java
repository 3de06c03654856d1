package dev.belay.postgres.connect;

import dev.belay.postgres.wire.BlockSocketFactory;
import dev.belay.postgres.wire.BlockSslFactory;
import dev.belay.postgres.wire.SystemBlockSslFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** An address as the driver wants it: a URL that may be shown, and properties that may not. */
final class DriverSettings {
  /** Where a socket is meant; the driver insists on something, and nobody is asked for it. */
  private static final String NO_HOST = "127.0.0.1";

  private DriverSettings() {}

  /** Hosts and database; no user, no password. */
  static String url(ServerAddress address) {
    var url = new StringBuilder("jdbc:postgresql://");
    char separator = 0;
    for (Host host : address.hosts()) {
      if (separator != 0) {
        url.append(separator);
      }
      url.append(host.isSocket() ? NO_HOST : host.inUrl());
      separator = ',';
    }
    return url.append('/')
        .append(URLEncoder.encode(address.database(), StandardCharsets.UTF_8))
        .toString();
  }

  static Properties properties(ServerAddress address) {
    var properties = new Properties();
    properties.setProperty("ApplicationName", Connections.APPLICATION_NAME);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("user", address.login().user());
    // Without a password the driver would look for one by itself, in fewer places and unchecked.
    properties.setProperty("password", address.login().password().map(p -> p.open()).orElse(""));
    for (Map.Entry<Keyword, String> parameter : address.parameters().entrySet()) {
      Keyword keyword = parameter.getKey();
      if (!keyword.driverProperty().isEmpty()) {
        properties.setProperty(keyword.driverProperty(), value(keyword, parameter.getValue()));
      }
    }
    properties.setProperty("socketFactory", BlockSocketFactory.class.getName());
    properties.setProperty("socketFactoryArg", BlockSocketFactory.TCP);
    useCertificates(properties);
    address.socket().ifPresent(host -> useSocket(address, host, properties));
    return properties;
  }

  /** Nothing is encrypted there, whatever is asked for. Manual, "sslmode" (libpq, 18). */
  private static void useSocket(ServerAddress address, Host host, Properties properties) {
    properties.keySet().removeIf(name -> name.toString().startsWith("ssl"));
    properties.setProperty("sslmode", "disable");
    properties.setProperty("gssEncMode", "disable");
    String peer = address.parameters().getOrDefault(Keyword.REQUIREPEER, "");
    properties.setProperty("socketFactoryArg", BlockSocketFactory.unix(host.socket(), peer));
  }

  private static String value(Keyword keyword, String value) {
    return switch (keyword) {
      case TARGET_SESSION_ATTRS -> serverType(value);
      case CONNECT_TIMEOUT -> seconds(value);
      default -> value;
    };
  }

  /** Manual, "target_session_attrs" (libpq, 18); the driver has other words for the same. */
  private static String serverType(String value) {
    return switch (value) {
      case "read-write", "primary" -> "primary";
      case "read-only", "standby" -> "secondary";
      case "prefer-standby" -> "preferSecondary";
      case "any" -> "any";
      default -> throw ServerUrl.invalid("its target_session_attrs=" + value + " is unknown");
    };
  }

  /** Nothing and less mean that there is no limit; the driver's word for that is zero. */
  private static String seconds(String value) {
    try {
      return Integer.toString(Math.max(0, Integer.parseInt(value.strip())));
    } catch (NumberFormatException e) {
      throw ServerUrl.invalid("its connect_timeout is no number of seconds");
    }
  }

  /** {@code sslrootcert=system}: the certificates that Java trusts. Manual, "sslrootcert" (18). */
  private static void useCertificates(Properties properties) {
    boolean system = "system".equals(properties.getProperty("sslrootcert"));
    Class<?> factory = system ? SystemBlockSslFactory.class : BlockSslFactory.class;
    properties.setProperty("sslfactory", factory.getName());
    if (system) {
      properties.remove("sslrootcert");
      properties.setProperty("sslmode", "verify-full");
    }
  }
}
