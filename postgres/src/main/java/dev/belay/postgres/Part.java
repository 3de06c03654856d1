package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.engine.Description;
import dev.belay.engine.Scope;
import dev.belay.jdbc.Statements;
import dev.belay.postgres.parse.PostgresDialect;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tables of a database that a {@link Scope} chooses, with the partitions of those that have
 * any. Names are exact, not patterns.
 */
final class Part {
  private static final String PUBLIC = "public";

  private static final String OURS =
      " n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'";

  private final Scope scope;
  private final Statements statements;
  private final TreeSet<TableName> tables = new TreeSet<>();
  private final Set<String> sequences = new HashSet<>();

  private Part(Scope scope, Statements statements) {
    this.scope = scope;
    this.statements = statements;
  }

  /**
   * Looks the names up.
   *
   * @throws dev.belay.problem.BelayException {@code USAGE} where one is missing, or refers to a
   *     table that is not chosen, without which it can't be restored
   */
  static Part of(Scope scope, PostgresSession session) throws SQLException {
    var part = new Part(scope, new Statements(session.connection()));
    if (scope.isChosen()) {
      part.choose();
      part.chooseSequences();
      part.requireSchemas();
      part.requireParents();
      part.requireOwners();
    }
    return part;
  }

  private void choose() throws SQLException {
    List<String> missing = new ArrayList<>(scope.tables());
    for (List<String> row :
        statements.rows(
            "SELECT n.nspname, c.relname, coalesce(a.nspname, n.nspname), coalesce(r.relname,"
                + " c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT"
                + " JOIN pg_class r ON c.relispartition AND r.oid = pg_partition_root(c.oid) LEFT"
                + " JOIN pg_namespace a ON a.oid = r.relnamespace WHERE c.relkind IN ('r', 'p',"
                + " 'v', 'm', 'f') AND"
                + OURS,
            Integer.MAX_VALUE)) {
      String full = row.get(0) + "." + row.get(1);
      TableName name = PostgresDialect.table(row.get(0), row.get(1));
      missing.removeAll(List.of(full, name.toString()));
      if (scope.schemas().contains(row.get(0))
          || isNamed(row.get(0), row.get(1))
          || isNamed(row.get(2), row.get(3))) {
        tables.add(name);
      }
    }
    require(missing, "table");
  }

  private boolean isNamed(String schema, String name) {
    return scope.tables().contains(schema + "." + name)
        || scope.tables().contains(PostgresDialect.table(schema, name).toString());
  }

  /** Those of chosen schemas, and those that belong to a column of a chosen table. */
  private void chooseSequences() throws SQLException {
    for (List<String> row :
        statements.rows(
            "SELECT n.nspname, c.relname, coalesce(tn.nspname, n.nspname), coalesce(t.relname,"
                + " c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT"
                + " JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND"
                + " d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') LEFT JOIN"
                + " pg_class t ON t.oid = d.refobjid LEFT JOIN pg_namespace tn ON tn.oid ="
                + " t.relnamespace WHERE c.relkind = 'S'",
            Integer.MAX_VALUE)) {
      if (scope.schemas().contains(row.get(0))
          || tables.contains(PostgresDialect.table(row.get(2), row.get(3)))) {
        sequences.add(PostgresDialect.table(row.get(0), row.get(1)).toString());
      }
    }
  }

  private void requireSchemas() throws SQLException {
    List<String> missing = new ArrayList<>(scope.schemas());
    statements
        .rows("SELECT n.nspname FROM pg_namespace n WHERE" + OURS, Integer.MAX_VALUE)
        .forEach(row -> missing.remove(row.get(0)));
    require(missing, "schema");
  }

  private static void require(List<?> missing, String kind) {
    if (!missing.isEmpty()) {
      throw Problem.of(Code.USAGE, "there is no " + kind + " " + missing.get(0))
          .remedy("write it as it is in the database, outside of public as SCHEMA.TABLE")
          .toException();
    }
  }

  private void requireParents() throws SQLException {
    for (Reference key : Reference.all(statements)) {
      if (tables.contains(key.table()) && !tables.contains(key.parent())) {
        throw Problem.of(Code.USAGE, key.table() + " can't be backed up without " + key.parent())
            .why("its foreign key " + key.name() + " refers to it")
            .remedy("belay backup --tables " + key.table() + "," + key.parent())
            .toException();
      }
    }
  }

  private void requireOwners() throws SQLException {
    for (List<String> row :
        statements.rows(
            "WITH RECURSIVE "
                + EnumPartitions.HASHED
                + " SELECT n.nspname, c.relname, a.nspname, o.relname FROM hashed h JOIN pg_class c"
                + " ON c.oid = h.part JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_class o"
                + " ON o.oid = h.owner JOIN pg_namespace a ON a.oid = o.relnamespace",
            Integer.MAX_VALUE)) {
      TableName part = PostgresDialect.table(row.get(0), row.get(1));
      TableName owner = PostgresDialect.table(row.get(2), row.get(3));
      if (tables.contains(part) && !tables.contains(owner)) {
        throw Problem.of(Code.USAGE, part + " can't be backed up without " + owner)
            .why(
                "its rows belong to other partitions in another database: their enum's hash"
                    + " differs")
            .remedy("belay backup --tables " + owner)
            .toException();
      }
    }
  }

  /** Whether the rows of a table are to be copied. */
  boolean holds(StoredTable table) {
    return !scope.schemaOnly() && exists(table);
  }

  /** Whether a database that is made of it has the table. */
  boolean exists(StoredTable table) {
    return !scope.isChosen() || tables.contains(table.name());
  }

  /** Whether it is to be said where a sequence stands. */
  boolean holds(String sequence) {
    return !scope.schemaOnly() && (!scope.isChosen() || sequences.contains(sequence));
  }

  /** Large objects belong to no schema and no table. */
  boolean holdsLargeObjects() {
    return scope.isWhole();
  }

  /** What pg_dump is to be told, which heeds no schemas where tables are named. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    if (scope.tables().isEmpty()) {
      // a name is a pattern unless it is quoted
      scope.schemas().forEach(name -> options.add("--schema=" + Names.quoted(name)));
    } else {
      tables.forEach(name -> options.add("--table=" + Names.qualified(name)));
    }
    return options;
  }

  /** pg_dump makes a chosen schema, even public; but not the schemas of chosen tables. */
  String prelude() {
    if (scope.tables().isEmpty()) {
      return scope.schemas().contains(PUBLIC) ? "DROP SCHEMA IF EXISTS public;\n" : "";
    }
    var schemas = new TreeSet<String>();
    tables.forEach(name -> schemas.add(name.schema()));
    schemas.remove("");
    var script = new StringBuilder();
    schemas.forEach(
        name -> script.append("CREATE SCHEMA IF NOT EXISTS " + Names.quoted(name) + ";\n"));
    return script.toString();
  }

  /** With a word about it. */
  Description described(Description plain) {
    if (scope.isWhole()) {
      return plain;
    }
    SortedMap<String, String> properties = new TreeMap<>(plain.properties());
    properties.put(Scope.PROPERTY, scope.toString());
    return new Description(plain.version(), plain.size(), plain.empty(), properties);
  }
}
