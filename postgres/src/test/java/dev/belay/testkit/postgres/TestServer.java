package dev.belay.testkit.postgres;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.Secret;
import dev.belay.postgres.cluster.Cluster;
import dev.belay.postgres.cluster.ClusterPlan;
import dev.belay.postgres.cluster.InstalledServers;
import dev.belay.postgres.cluster.ServerPrograms;
import dev.belay.postgres.connect.ClientFolders;
import dev.belay.postgres.connect.ProgramVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A throw-away PostgreSQL server on 127.0.0.1 whose superuser {@code postgres} needs no password.
 * Thread-safe. It is gone, with its folder, when it is closed or when this process ends in whatever
 * way. Tests get one by {@link PostgresServer}.
 */
public final class TestServer implements AutoCloseable {
  /** Names the folder of the programs to use, for those who have several versions. */
  private static final String VARIABLE = "BELAY_TEST_POSTGRES";

  private static final String PASSWORD_ROLES = "asks_password";

  private static final String ACCESS =
      """
      local all +checks_peer peer
      local all all trust
      host all +asks_password 127.0.0.1/32 scram-sha-256
      host all all 127.0.0.1/32 trust
      host replication all 127.0.0.1/32 trust
      """;

  private final ServerPrograms programs;
  private final Cluster cluster;
  private final AtomicInteger databases = new AtomicInteger();

  private TestServer(ServerPrograms programs, Cluster cluster) {
    this.programs = programs;
    this.cluster = cluster;
  }

  /** The programs that are installed here; {@value #VARIABLE} chooses between several. */
  public static InstalledServers installed() {
    Map<String, String> environment = System.getenv();
    String chosen = environment.getOrDefault(VARIABLE, "");
    String path = environment.getOrDefault("PATH", "");
    List<Path> folders =
        chosen.isEmpty()
            ? ClientFolders.all(List.of(), path, Path.of("/"))
            : List.of(Path.of(chosen));
    return new InstalledServers(folders, new ProgramVersions(environment));
  }

  /** Starts the server that is installed here, with settings like {@code max_connections=5}. */
  public static TestServer start(String... settings) {
    return start(installed().newest(), settings);
  }

  /** Starts a server of a version of one's choice, with settings like {@code jit=on}. */
  public static TestServer start(ServerPrograms programs, String... settings) {
    ClusterPlan plan =
        new ClusterPlan(new Secret("nobody asks for it"), ACCESS, ClusterPlan.LIGHT).with(settings);
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    return new TestServer(programs, Cluster.start(programs, plan, parent));
  }

  public String host() {
    return "127.0.0.1";
  }

  public int port() {
    return cluster.port();
  }

  /** Where the server keeps its data, its socket and nothing that anybody needs later. */
  public Path folder() {
    return cluster.folder();
  }

  /** The folder of the server's programs; the clients need not be there. */
  public Path programs() {
    return programs.bin();
  }

  /** The process that ends once the server is stopped and its folder deleted. */
  public ProcessHandle watcher() {
    return cluster.watcher();
  }

  /** The newest lines of the server's log. */
  public String log() {
    return cluster.log();
  }

  /** The address of a database, as the superuser. */
  public DatabaseUrl url(String database) {
    return url("postgres", database);
  }

  /** The address of a database, as another role. */
  public DatabaseUrl url(String role, String database) {
    return new DatabaseUrl(
        DatabaseUrl.POSTGRESQL,
        "postgresql://" + role + "@" + host() + ":" + port() + "/" + database);
  }

  /** Connects as the superuser; the caller closes it. Needs the driver on the class path. */
  public Connection connect(String database) {
    return connect("postgres", database);
  }

  /** Connects as a role without a password; the caller closes it. */
  public Connection connect(String role, String database) {
    String url = "jdbc:postgresql://" + host() + ":" + port() + "/" + database + "?user=" + role;
    try {
      return DriverManager.getConnection(url);
    } catch (SQLException e) {
      throw new AssertionError("can't connect to " + url + ":\n" + log(), e);
    }
  }

  /** Makes an empty database and returns its name, which no other test has. */
  public String createDatabase() {
    String name = "test_" + databases.incrementAndGet();
    execute("postgres", "CREATE DATABASE " + name);
    return name;
  }

  /** Drops a database, whoever is connected to it. */
  public void dropDatabase(String name) {
    execute("postgres", "DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
  }

  /** Makes a role that can log in by its password alone. */
  public void createRole(String name, String password) {
    execute(
        "postgres",
        "DO $$ BEGIN CREATE ROLE asks_password; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        "CREATE ROLE \"%s\" LOGIN PASSWORD '%s' IN ROLE %s"
            .formatted(name, password.replace("'", "''"), PASSWORD_ROLES));
  }

  /** Runs statements as the superuser, each in a transaction of its own. */
  public void execute(String database, String... statements) {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError("can't run " + List.of(statements), e);
    }
  }

  /**
   * Feeds a script to {@code psql}, which stops at the first error.
   *
   * @return what it printed: unaligned, without headings
   */
  public String psql(String database, String script) {
    try {
      return Psql.run(programs.bin(), url(database).location(), script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "PostgreSQL " + programs.version();
  }

  /** Stops the server at once, whoever is connected, and deletes its folder. */
  @Override
  public void close() {
    cluster.close();
  }
}
