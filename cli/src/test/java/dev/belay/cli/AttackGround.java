package dev.belay.cli;

import dev.belay.cli.Attack.Struck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A folder from which one database is attacked, by programs that are really started. */
final class AttackGround {
  private static final long DEADLINE_SECONDS = 60;
  private static final long GLANCE_MILLIS = 50;

  /** What is in the database, in as many words as it takes to see a difference. */
  @FunctionalInterface
  interface Look {
    String state() throws Exception;
  }

  private final Cli cli;
  private final Path programs;
  private final String url;
  private final Path files;
  private final Look look;
  private final NodeTools tools;

  /**
   * Prepares.
   *
   * @param programs the folder of psql and others
   * @param url as a tool's DATABASE_URL has it
   * @param files where the database is on the disk
   */
  AttackGround(Cli cli, Path programs, String url, Path files, Look look, NodeTools tools) {
    this.cli = cli;
    this.programs = programs;
    this.url = url;
    this.files = files;
    this.look = look;
    this.tools = tools;
  }

  Cli cli() {
    return cli;
  }

  String url() {
    return url;
  }

  Path files() {
    return files;
  }

  /** What ends a database, as typed by somebody who knows what it is. */
  String[] ruin() {
    return url.startsWith("file:")
        ? new String[] {"rm", files.toString()}
        : psqlWords("DROP SCHEMA public CASCADE");
  }

  String state() throws Exception {
    return look.state();
  }

  /** A statement or more, as one transaction. */
  Struck psql(String sql) throws Exception {
    return types(psqlWords(sql));
  }

  String[] psqlWords(String sql) {
    return new String[] {program("psql"), "-qX", "-v", "ON_ERROR_STOP=1", "-c", sql, url};
  }

  /** One of the programs of the server's version. */
  String program(String name) {
    return programs.resolve(name).toString();
  }

  /** A script of one of the tools from npm. */
  Struck node(String... words) throws Exception {
    tools.into(cli.folder());
    List<String> line = new ArrayList<>(List.of("node"));
    line.addAll(List.of(words));
    return types(line.toArray(new String[0]));
  }

  /** A command, as typed in the folder by somebody whose DATABASE_URL is that of the database. */
  Struck types(String... words) throws Exception {
    Path out = Files.createTempFile(cli.folder(), "told", ".txt");
    String before = state();
    Process process = start(out, words);
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
      while (!process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(List.of(words) + " does not end:\n" + Files.readString(out));
        }
        if (!isNode(words) || state().equals(before)) {
          continue;
        }
        // some stay for a minute when all is done: the connections of their pools are open
        process.destroy();
      }
      return new Struck(process.exitValue(), Files.readString(out));
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isNode(String... words) {
    return words[0].equals("node");
  }

  private Process start(Path out, String... words) throws IOException {
    var builder = new ProcessBuilder(words);
    builder.directory(cli.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment(Map.of()));
    builder.redirectErrorStream(true).redirectOutput(out.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    return builder.start();
  }

  private Map<String, String> environment(Map<String, String> more) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", cli.folder().toString());
    environment.put("DATABASE_URL", url);
    // Prisma looks for news, and for a native library that it does not use here
    environment.put("CHECKPOINT_DISABLE", "1");
    Path library = cli.folder().resolve("unused.node");
    Files.writeString(library, "");
    environment.put("PRISMA_QUERY_ENGINE_LIBRARY", library.toString());
    environment.putAll(more);
    return environment;
  }

  /** A command behind {@code belay guard}, and what Belay says. */
  Struck guarded(Map<String, String> variables, String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of("guard", "--"));
    line.addAll(List.of(words));
    return belay(variables, line.toArray(new String[0]));
  }

  Struck belay(Map<String, String> variables, String... words) throws Exception {
    cli.with(environment(variables));
    Cli.Screen screen = cli.run(words);
    return new Struck(screen.status().status(), screen.out() + screen.err());
  }
}
