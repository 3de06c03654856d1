package dev.belay.junit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a database of its own, with all migrations of a folder, and drops it when the
 * class has ended. Belongs into a static field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final BelayDatabase database =
 *     BelayDatabase.migratedFrom(Path.of("migrations")).on("jdbc:postgresql://localhost/shop_test");
 * }</pre>
 *
 * <p>Tests take it from the field, or as a parameter: a {@link TestDatabase}, a {@link DataSource},
 * or a {@link Connection}, which is closed behind the test. Classes within the class share it.
 * Where classes that inherit the field run at the same time, only the parameter is sure to be
 * theirs.
 *
 * <p>The database is a copy of one that is made once for the same migrations, whoever needs it. It
 * is made only where nothing speaks of production or staging; otherwise all tests of the class fail
 * with a {@link dev.belay.problem.BelayException} of the code {@code TESTDB_REFUSED}.
 */
public final class BelayDatabase
    implements BeforeAllCallback, AfterAllCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(BelayDatabase.class);

  private final Path migrations;
  private final Optional<String> url;
  private final AtomicReference<@Nullable TestDatabase> current = new AtomicReference<>();

  private BelayDatabase(Path migrations, Optional<String> url) {
    this.migrations = migrations;
    this.url = url;
  }

  /** A folder of migrations, from the working folder; the variable TEST_DATABASE_URL says where. */
  public static BelayDatabase migratedFrom(Path migrations) {
    return new BelayDatabase(migrations, Optional.empty());
  }

  /**
   * The same, elsewhere.
   *
   * @param server the URL of any database on a server for tests, which need not exist, or of a
   *     SQLite file, beside which others are made
   */
  public BelayDatabase on(String server) {
    return new BelayDatabase(migrations, Optional.of(server));
  }

  /** For JDBC, with all that is needed for logging in. */
  public String url() {
    return database().url();
  }

  /** A new connection; the caller closes it. */
  public Connection connection() throws SQLException {
    return database().connection();
  }

  /** Opens a new connection each time. */
  public DataSource dataSource() {
    return database().dataSource();
  }

  private TestDatabase database() {
    return Optional.ofNullable(current.get())
        .orElseThrow(
            () -> new IllegalStateException("there is a database while a test class runs"));
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    ExtensionContext.Store store = context.getStore(NAMESPACE);
    if (store.get(this) == null) {
      TestDatabase opened = source(context).open();
      store.put(this, opened);
      current.set(opened);
    }
  }

  /** What is known of the place is known for all classes. */
  private Source source(ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
    List<Object> key = List.of(migrations, url);
    Source known = store.get(key, Source.class);
    Source source = known == null ? Source.of(Machine.real(), migrations, url) : known;
    store.put(key, source);
    return source;
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    closeConnections(context);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    closeConnections(context);
    TestDatabase opened = context.getStore(NAMESPACE).remove(this, TestDatabase.class);
    if (opened != null) {
      current.compareAndSet(opened, null);
      opened.close();
    }
  }

  /** Connections that were handed over as parameters. */
  private record Handed(List<Connection> connections) {
    /** By whom. */
    private record Key(BelayDatabase extension) {}
  }

  private void closeConnections(ExtensionContext context) throws SQLException {
    Handed handed = context.getStore(NAMESPACE).remove(new Handed.Key(this), Handed.class);
    if (handed != null) {
      for (Connection each : handed.connections()) {
        each.close();
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestDatabase.class || type == DataSource.class || type == Connection.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestDatabase opened = context.getStore(NAMESPACE).get(this, TestDatabase.class);
    if (opened == null) {
      throw new IllegalStateException("a BelayDatabase belongs into a static field");
    }
    Class<?> type = parameter.getParameter().getType();
    return type == TestDatabase.class
        ? opened
        : type == DataSource.class ? opened.dataSource() : connection(opened, context);
  }

  private Connection connection(TestDatabase opened, ExtensionContext context) {
    try {
      Connection connection = opened.connection();
      ExtensionContext.Store store = context.getStore(NAMESPACE);
      var key = new Handed.Key(this);
      Handed handed = store.remove(key, Handed.class);
      List<Connection> all = new ArrayList<>(handed == null ? List.of() : handed.connections());
      all.add(connection);
      store.put(key, new Handed(all));
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException("can't connect to " + opened.url(), e);
    }
  }
}
