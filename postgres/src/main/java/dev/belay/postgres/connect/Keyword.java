package dev.belay.postgres.connect;

import java.util.Locale;
import java.util.Optional;

/**
 * The parts of an address, each with libpq's word and variable and the driver's property. Manual,
 * "Parameter Key Words" and "Environment Variables" (libpq, 18).
 */
public enum Keyword {
  HOST("PGHOST"),
  HOSTADDR("PGHOSTADDR"),
  PORT("PGPORT"),
  DBNAME("PGDATABASE"),
  USER("PGUSER"),
  PASSWORD("PGPASSWORD"),
  PASSFILE("PGPASSFILE"),
  SERVICE("PGSERVICE"),
  SERVICEFILE("PGSERVICEFILE"),
  REQUIREPEER("PGREQUIREPEER"),
  SSLMODE("PGSSLMODE", "sslmode"),
  SSLROOTCERT("PGSSLROOTCERT", "sslrootcert"),
  SSLCERT("PGSSLCERT", "sslcert"),
  SSLKEY("PGSSLKEY", "sslkey"),
  SSLNEGOTIATION("PGSSLNEGOTIATION", "sslNegotiation"),
  CHANNEL_BINDING("PGCHANNELBINDING", "channelBinding"),
  REQUIRE_AUTH("PGREQUIREAUTH", "requireAuth"),
  GSSENCMODE("PGGSSENCMODE", "gssEncMode"),
  KRBSRVNAME("PGKRBSRVNAME", "kerberosServerName"),
  CONNECT_TIMEOUT("PGCONNECT_TIMEOUT", "connectTimeout"),
  OPTIONS("PGOPTIONS", "options"),
  APPLICATION_NAME("PGAPPNAME", "ApplicationName"),
  TARGET_SESSION_ATTRS("PGTARGETSESSIONATTRS", "targetServerType"),
  /** The first of the search path, as JDBC's and Prisma's URLs have it; libpq has no such word. */
  CURRENT_SCHEMA("", "currentSchema");

  private final String variable;
  private final String driverProperty;

  Keyword(String variable) {
    this(variable, "");
  }

  Keyword(String variable, String driverProperty) {
    this.variable = variable;
    this.driverProperty = driverProperty;
  }

  /** The keyword of a URL's parameter; the spellings of other drivers are known, too. */
  static Optional<Keyword> find(String word) {
    for (Keyword keyword : values()) {
      if (keyword.toString().equals(word)) {
        return Optional.of(keyword);
      }
    }
    return switch (word) {
      case "currentSchema", "schema" -> Optional.of(CURRENT_SCHEMA);
      case "ApplicationName" -> Optional.of(APPLICATION_NAME);
      case "connectTimeout" -> Optional.of(CONNECT_TIMEOUT);
      case "channelBinding" -> Optional.of(CHANNEL_BINDING);
      case "gssEncMode" -> Optional.of(GSSENCMODE);
      default -> Optional.empty();
    };
  }

  /** The environment variable that libpq reads; empty where there is none. */
  String variable() {
    return variable;
  }

  /** What the driver calls it; empty for what it is handed otherwise. */
  String driverProperty() {
    return driverProperty;
  }

  /** As it is written in a URL. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
