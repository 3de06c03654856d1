package dev.belay.postgres;

import dev.belay.engine.Description;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What of a database can only be said when it is created: encoding and collation. */
record DatabaseLocale(String clause) {
  /** The server's own choice. */
  static final DatabaseLocale DEFAULT = new DatabaseLocale("");

  /** That of a database that has told it; empty where it has not. */
  static Optional<DatabaseLocale> of(Description origin) {
    String clause = origin.properties().getOrDefault("created_with", "");
    return clause.isEmpty() ? Optional.empty() : Optional.of(new DatabaseLocale(" " + clause));
  }

  /** That of the database of the connection. */
  static DatabaseLocale of(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    String provider = version >= 15 ? "datlocprovider" : "'c'";
    String locale = version >= 17 ? "datlocale" : version >= 15 ? "daticulocale" : "NULL";
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT pg_encoding_to_char(encoding), datcollate, datctype, "
                    + provider
                    + ", "
                    + locale
                    + " FROM pg_database WHERE datname = current_database()")) {
      row.next();
      var clause = new StringBuilder(" ENCODING ").append(Names.literal(row.getString(1)));
      clause.append(" LC_COLLATE ").append(Names.literal(row.getString(2)));
      clause.append(" LC_CTYPE ").append(Names.literal(row.getString(3)));
      Optional<String> own = Optional.ofNullable(row.getString(5));
      switch (row.getString(4)) {
        case "i" ->
            clause.append(" LOCALE_PROVIDER icu ICU_LOCALE ").append(Names.literal(own.orElse("")));
        case "b" ->
            clause
                .append(" LOCALE_PROVIDER builtin BUILTIN_LOCALE ")
                .append(Names.literal(own.orElse("")));
        default -> {
          // libc: collate and ctype say it all
        }
      }
      return new DatabaseLocale(clause.toString());
    }
  }
}
