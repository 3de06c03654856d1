package dev.belay.postgres;

import dev.belay.engine.Description;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a database needs of its server, and what belongs to it as a database. In a backup's manifest
 * these are {@link Description#properties}, by these names; what there is none of has no entry:
 *
 * <table>
 * <caption>Properties</caption>
 * <tr><td>{@code extension.NAME}</td><td>its version; without plpgsql</td></tr>
 * <tr><td>{@code role.NAME}</td><td>what for, of {@code owner, policy, rights}</td></tr>
 * <tr><td>{@code tablespace.NAME}</td><td>how many tables and indexes are said to lie there</td></tr>
 * <tr><td>{@code collation.SCHEMA.NAME}</td><td>version of the library that sorts by it</td></tr>
 * <tr><td>{@code server_encoding, collation, ctype}</td><td>names</td></tr>
 * <tr><td>{@code collation_version}</td><td>of the database's own collation</td></tr>
 * <tr><td>{@code created_with}</td><td>the rest of a CREATE DATABASE that gives the same
 *   encoding and collation</td></tr>
 * <tr><td>{@code owner}, {@code rights}, {@code comment}</td><td>of the database; rights as
 *   {@code datacl} writes them</td></tr>
 * <tr><td>{@code connection_limit}, {@code default_tablespace}</td><td>if it is not the usual
 *   one</td></tr>
 * <tr><td>{@code setting.NAME}, {@code setting.NAME@ROLE}</td><td>what ALTER DATABASE or ALTER ROLE
 *   IN DATABASE has set; the value of a setting with a dot in its name, which may be an
 *   application's secret, is only in the backup itself</td></tr>
 * </table>
 *
 * @param extensions versions by name
 * @param roles what for, by name; predefined ones that every server has are not among them
 * @param tablespaces how much lies there, by name; not the database's own default
 * @param collations versions by schema and name
 */
record DatabaseFacts(
    SortedMap<String, String> extensions,
    SortedMap<String, String> roles,
    SortedMap<String, String> tablespaces,
    SortedMap<String, String> collations) {

  /** What a manifest says. One that was written before these were kept says nothing of them. */
  static DatabaseFacts of(Description description) {
    SortedMap<String, String> all = description.properties();
    return new DatabaseFacts(
        under("extension.", all),
        under("role.", all),
        under("tablespace.", all),
        under("collation.", all));
  }

  private static SortedMap<String, String> under(String prefix, SortedMap<String, String> all) {
    SortedMap<String, String> found = new TreeMap<>();
    all.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }

  /** The description of the session's database with all of these. */
  static Description added(Description plain, PostgresSession session) throws SQLException {
    SortedMap<String, String> properties = new TreeMap<>(plain.properties());
    int version = session.connection().getServerMajorVersion();
    for (List<String> fact : session.query(FactQueries.all(version), Integer.MAX_VALUE)) {
      if (!fact.get(1).isEmpty()) {
        properties.put(fact.get(0), fact.get(1));
      }
    }
    properties.put("created_with", DatabaseLocale.of(session.connection()).clause().strip());
    return new Description(plain.version(), plain.size(), plain.empty(), properties);
  }

  /** How to give all that belongs to the database to another one, by hand. */
  static String script(Description description, PostgresSession session, String database) {
    var script = new StringBuilder();
    script.append(
        """
        -- What belongs to the database itself and not to what is in it. restore.sh does not run this.
        -- When the restored database has its name: psql -d postgres -v ON_ERROR_STOP=1 -f database.sql
        """);
    String clause = description.properties().getOrDefault("created_with", "");
    comment(
        script,
        "CREATE DATABASE " + Names.quoted(database) + " TEMPLATE template0 " + clause + ";");
    DatabaseFacts facts = of(description);
    facts.roles().forEach((role, what) -> comment(script, "needs role " + role + ": " + what));
    facts
        .extensions()
        .forEach((name, version) -> comment(script, "extension " + name + " " + version));
    facts
        .tablespaces()
        .forEach((name, what) -> comment(script, "tablespace " + name + ": " + what));
    for (String statement : new DatabaseSettings(session, database).statements()) {
      script.append(statement).append(";\n");
    }
    return script.toString();
  }

  /** One line, whatever is in a name: what came behind a line end would be run. */
  private static void comment(StringBuilder script, String text) {
    script.append("-- ").append(text.replaceAll("[\\r\\n]", " ")).append('\n');
  }
}
