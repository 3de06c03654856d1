package dev.belay.cli;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Path;

/** A database on a server, the only target of a folder, with its tables as the first migration. */
final class ServerShop {
  private final TestServer server;
  private final String name;
  private final Cli cli;

  ServerShop(TestServer server, Path folder, String schema, String rows) throws IOException {
    this.server = server;
    this.name = server.createDatabase();
    this.cli = new Cli(folder.toRealPath());
    server.psql(name, schema + rows);
    at(server.url(name).location());
    cli.file("migrations/0001_create.sql", schema);
    done("baseline", "0001");
  }

  /** The database's own name on the server. */
  String name() {
    return name;
  }

  Cli cli() {
    return cli;
  }

  /** From now on the target is there. */
  ServerShop at(String url) throws IOException {
    cli.file("belay.yaml", Cli.YAML.replace("sqlite:shop.db", "\"" + url + "\""));
    return this;
  }

  ServerShop migration(String file, String sql) throws IOException {
    cli.file("migrations/" + file, sql);
    return this;
  }

  String ends(ExitStatus status, String... arguments) {
    return cli.ends(status, arguments);
  }

  String done(String... arguments) {
    return cli.ends(ExitStatus.DONE, arguments);
  }

  String ask(String sql) {
    return server.psql(name, sql).strip();
  }

  String digest() {
    return done("fingerprint", "-q").lines().reduce((a, b) -> b).orElse("");
  }
}
