package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Dumps go into a database that has guards, and leave them as they are. */
@ExtendWith(PostgresServer.class)
class GuardedLoadTest {
  private static final String SCHEMA =
      """
      CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL);
      CREATE TABLE orders (id integer PRIMARY KEY, customer integer REFERENCES customers);
      """;

  private static final String ROWS =
      """
      INSERT INTO customers SELECT i, 'name ' || i FROM generate_series(1, 3000) i;
      INSERT INTO orders SELECT i, i FROM generate_series(1, 3000) i;
      """;

  /** Of what is there, and is to be made once more. */
  private static final List<String> SAID =
      List.of("already exists", "duplicate key", "multiple primary keys");

  @TempDir Path folder;

  private TestServer server;
  private ServerShop shop;

  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    shop = new ServerShop(server, folder, SCHEMA, ROWS);
    shop.done("protect");
  }

  /** A database of which nothing is known but that it has guards. */
  private String guarded(String schema) throws Exception {
    String name = server.createDatabase();
    server.psql(name, schema);
    shop.at(server.url(name).location());
    shop.done("protect");
    return name;
  }

  private void dump(String... options) throws Exception {
    run("pg_dump", shop.name(), options);
  }

  /** What it says, errors and all. */
  private String run(String program, String database, String... options) throws Exception {
    List<String> words = new ArrayList<>();
    words.add(server.programs().resolve(program).toString());
    words.addAll(List.of(options));
    words.add("--dbname=" + server.url(database).location());
    Path told = folder.resolve("told.txt");
    new ProcessBuilder(words)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(told.toFile())
        .start()
        .waitFor();
    return Files.readString(told);
  }

  private static List<String> errors(String told) {
    return told.lines().filter(line -> line.contains("ERROR: ")).toList();
  }

  private void isWholeAndGuarded(String name) throws IOException {
    assertThat(server.psql(name, "SELECT (SELECT count(*) FROM customers), count(*) FROM orders"))
        .isEqualTo("3000|3000\n");
    assertThat(shop.done("protect", "--status")).contains("delete-limit", "covered");
  }

  @Test
  void a_whole_dump_with_guards_brings_everything_but_those() throws Exception {
    dump("--file=whole.sql");
    String name = guarded("");

    assertThat(errors(run("psql", name, "-qX", "-f", "whole.sql")))
        .isNotEmpty()
        .allMatch(error -> SAID.stream().anyMatch(error::contains));

    isWholeAndGuarded(name);
  }

  @Test
  void without_guards_a_dump_goes_in_without_a_word_and_its_tables_are_covered() throws Exception {
    dump("--file=data.sql", "--schema=public", "--data-only");
    String name = guarded(SCHEMA);

    assertThat(errors(run("psql", name, "-qX", "-f", "data.sql"))).isEmpty();

    isWholeAndGuarded(name);
  }

  @Test
  void triggers_are_not_switched_off_for_it() throws Exception {
    dump("--file=data.dump", "-Fc", "--schema=public", "--data-only");
    String name = guarded(SCHEMA);

    assertThat(run("pg_restore", name, "--data-only", "--disable-triggers", "data.dump"))
        .contains("is protected: ALTER TABLE that switches the guards of public.customers off");

    isWholeAndGuarded(name);
  }
}
