package dev.belay.sqlite;

import dev.belay.database.SchemaObject;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.Table;
import dev.belay.engine.Refusal;
import dev.belay.engine.Trial;
import dev.belay.jdbc.Statements;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sqlite.JDBC;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * A database in memory. No other one can be attached to it, extensions can't be loaded, and
 * statements are prepared, since what the driver executes without that may be a command of its own
 * that writes files.
 */
final class SqliteTrial implements Trial {
  /** Settings without which later statements would fail. */
  private static final Set<String> SETTINGS = Set.of("legacy_alter_table", "writable_schema");

  /** 64 MiB with pages of 4 KiB. */
  private static final String MOST_PAGES = "PRAGMA max_page_count = 16384";

  private static final int LONGEST_VALUE = 1_000_000;

  private final SQLiteConnection connection;
  private final Budget budget = new Budget();
  private final Set<String> lacking = new HashSet<>();

  /**
   * Makes it.
   *
   * @param schema what is there at first
   */
  SqliteTrial(SchemaSnapshot schema) {
    try {
      connection = JDBC.createConnection(JDBC.PREFIX + ":memory:", new Properties());
      connection.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
      connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
      var statements = new Statements(connection);
      statements.run(MOST_PAGES);
      statements.run("PRAGMA temp_store = MEMORY");
      budget.watch(connection);
    } catch (SQLException e) {
      throw problem("could not make a database in memory", e);
    }
    make(schema);
  }

  private static RuntimeException problem(String what, SQLException thrown) {
    return Problem.of(Code.STATEMENT_FAILED, what)
        .why(SqliteProblems.message(thrown))
        .state("")
        .toException(thrown);
  }

  /** Virtual tables first: they make tables of their own, which the schema lists, too. */
  private void make(SchemaSnapshot schema) {
    for (Table table : schema.tables()) {
      if (SqliteSchema.isVirtual(table.definition())) {
        make(table.name().name(), table.definition());
      }
    }
    for (Table table : schema.tables()) {
      if (!SqliteSchema.isVirtual(table.definition())) {
        make(table.name().name(), table.definition());
      }
    }
    for (String kind : List.of("index", "view", "trigger")) {
      for (SchemaObject object : schema.objects()) {
        if (object.kind().equals(kind) && !object.definition().isEmpty()) {
          make(object.name(), object.definition());
        }
      }
    }
  }

  private void make(String name, String definition) {
    execute(definition)
        .filter(refusal -> !refusal.words().contains("already exists"))
        .ifPresent(refusal -> lacking.add(name));
  }

  @Override
  public Set<String> lacking() {
    return Set.copyOf(lacking);
  }

  @Override
  public Optional<Refusal> run(Statement statement) {
    return isPassedOver(statement.action()) || Blank.is(statement.text())
        ? Optional.empty()
        : execute(statement.text());
  }

  private static boolean isPassedOver(Action action) {
    return switch (action) {
      case Action.Setting setting -> !SETTINGS.contains(setting.name());
      case Action.TransactionControl ignored -> true;
      case Action.Attachment ignored -> true;
      case Action.Maintenance ignored -> true;
      default -> false;
    };
  }

  private Optional<Refusal> execute(String sql) {
    budget.refill();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (statement.execute()) {
        Statements.readToTheEnd(statement);
      }
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(SqliteRefusals.of(e));
    }
  }

  @Override
  public SortedMap<String, Refusal> brokenViews() {
    SortedMap<String, Refusal> broken = new TreeMap<>();
    for (String view : views()) {
      execute("SELECT * FROM " + TableCursor.quote(view) + " LIMIT 0")
          .filter(refusal -> !(refusal instanceof Refusal.Undecided))
          .ifPresent(refusal -> broken.put(view, refusal));
    }
    return broken;
  }

  private List<String> views() {
    List<String> views = new ArrayList<>();
    try {
      for (List<String> row :
          new Statements(connection)
              .rows("SELECT name FROM sqlite_schema WHERE type = 'view'", Integer.MAX_VALUE)) {
        views.add(row.get(0));
      }
      return views;
    } catch (SQLException e) {
      throw problem("could not list the views of a database in memory", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw problem("could not close a database in memory", e);
    }
  }

  /** Stops a statement that does too much. The driver asks for a class that extends its own. */
  private static final class Budget extends ProgressHandler {
    /** Instructions of SQLite's virtual machine; ten million take about a tenth of a second. */
    private static final int STEP = 10_000;

    private static final int STEPS = 1_000;

    private int left;

    void watch(SQLiteConnection connection) throws SQLException {
      refill();
      ProgressHandler.setHandler(connection, STEP, this);
    }

    void refill() {
      left = STEPS;
    }

    @Override
    protected int progress() {
      left--;
      return left > 0 ? 0 : 1;
    }
  }
}
