package dev.belay.benchmarks.postgres;

import dev.belay.benchmarks.Ground;
import dev.belay.benchmarks.Options;
import dev.belay.benchmarks.Stopwatch;
import dev.belay.database.Secret;
import dev.belay.postgres.cluster.Cluster;
import dev.belay.postgres.cluster.ClusterPlan;
import dev.belay.postgres.cluster.InstalledServers;
import dev.belay.postgres.cluster.ServerPrograms;
import dev.belay.postgres.connect.ProgramVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The server that everything is measured on, and what is done there between runs. */
final class Server implements Ground, AutoCloseable {
  /** Its work would fall into one contender's time or another's. All else is as initdb makes it. */
  static final List<String> SETTINGS = List.of("autovacuum=off");

  private static final String ADMIN = "postgres";
  private static final int STRATEGY_SINCE = 150_000;

  /** Everybody on this machine, without a password: the other contenders need none either. */
  private static final String ACCESS =
      """
      local all all trust
      host all all 127.0.0.1/32 trust
      """;

  private final Cluster cluster;
  private final Path programs;
  private final ServerGauge gauge;

  private Server(Cluster cluster, Path programs, ServerGauge gauge) {
    this.cluster = cluster;
    this.programs = programs;
    this.gauge = gauge;
  }

  static Server start(Options options, Path programs) throws IOException {
    var versions = new ProgramVersions(System.getenv());
    ServerPrograms found = new InstalledServers(List.of(programs), versions).newest();
    var plan = new ClusterPlan(new Secret("nobody asks for it"), ACCESS, SETTINGS);
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Path parent = options.serverFolder().orElse(temporary).toAbsolutePath();
    Cluster cluster = Cluster.start(found, plan, parent);
    return new Server(cluster, programs, new ServerGauge(postmaster(cluster.folder())));
  }

  /** The server's first process, the parent of all others. */
  private static ProcessHandle postmaster(Path folder) throws IOException {
    String first = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
  }

  Stopwatch.Gauge gauge() {
    return gauge;
  }

  /** Where the data lie. */
  Path folder() {
    return cluster.folder();
  }

  /** With them every client finds this server, and the programs of its own version first. */
  @Override
  public Map<String, String> environment() {
    return Map.of(
        "PATH",
        programs + ":" + System.getenv("PATH"),
        "PGHOST",
        "127.0.0.1",
        "PGPORT",
        Integer.toString(cluster.port()),
        "PGUSER",
        ADMIN);
  }

  @Override
  public String key() {
    return "INTEGER GENERATED ALWAYS AS IDENTITY";
  }

  @Override
  public String target(String database) {
    return "postgresql://%s@127.0.0.1:%d/%s".formatted(ADMIN, cluster.port(), database);
  }

  @Override
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(cluster.port(), database, ADMIN);
  }

  @Override
  public String dbmateUrl(String database) {
    return target(database).replace("postgresql:", "postgres:") + "?sslmode=disable";
  }

  @Override
  public void makeEmpty(String database) throws SQLException {
    drop(database);
    execute(ADMIN, "CREATE DATABASE " + database);
  }

  /** Copies a database to which nobody is connected, in the place of an older copy. */
  void makeCopy(String database, String of) throws SQLException {
    drop(database);
    boolean chooses =
        number(ADMIN, "SELECT current_setting('server_version_num')") >= STRATEGY_SINCE;
    String strategy = chooses ? " STRATEGY FILE_COPY" : "";
    execute(ADMIN, "CREATE DATABASE " + database + " TEMPLATE " + of + strategy);
  }

  /** Drops a database, if it is there, and all that Belay has put beside it. */
  void drop(String database) throws SQLException {
    String named = "starts_with(datname || '_', '%s_')".formatted(database);
    for (String name : texts(ADMIN, "SELECT datname FROM pg_database WHERE " + named)) {
      execute(ADMIN, "DROP DATABASE " + name + " WITH (FORCE)");
    }
  }

  /** Lets nobody pay for what others have left unwritten. */
  void settle() throws SQLException {
    execute(ADMIN, "CHECKPOINT");
  }

  @Override
  public long tables(String database, String prefix) throws SQLException {
    return number(
        database,
        "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND starts_with(tablename, '"
            + prefix
            + "')");
  }

  /** The size on the server's disk. */
  long size(String database) throws SQLException {
    return number(ADMIN, "SELECT pg_database_size('" + database + "')");
  }

  void execute(String database, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl(database));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The one number that a query gives. */
  long number(String database, String sql) throws SQLException {
    return Long.parseLong(texts(database, sql).get(0));
  }

  /** The first column of what a query gives. */
  List<String> texts(String database, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl(database));
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        texts.add(result.getString(1));
      }
    }
    return texts;
  }

  @Override
  public void close() {
    cluster.close();
  }
}
