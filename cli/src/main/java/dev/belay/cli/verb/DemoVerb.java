package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.Shell;
import dev.belay.cli.demo.Demo;
import dev.belay.cli.demo.GuardsDemo;
import dev.belay.cli.demo.PostgresShop;
import dev.belay.cli.demo.Shop;
import dev.belay.cli.demo.SqliteShop;
import dev.belay.cli.show.Answer;
import dev.belay.postgres.cluster.InstalledServers;
import dev.belay.postgres.connect.ClientFolders;
import dev.belay.postgres.connect.ProgramVersions;
import dev.belay.problem.ExitStatus;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay demo [--postgres] [--guards] [FOLDER]}. */
final class DemoVerb implements Verb {
  private static final String FOLDER = "belay-demo";
  private static final String POSTGRES = "--postgres";
  private static final String GUARDS = "--guards";
  private static final int CUSTOMERS = 20_000;

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        Options.flag(
            POSTGRES, "In PostgreSQL, on a server of its own that is deleted afterwards."));
    spec.addOption(
        Options.flag(GUARDS, "Another story, in both: the shop is protected, and attacked."));
    spec.addPositional(
        Options.parameter(0, false, "FOLDER", "Is made for it; " + FOLDER + " if not given."));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay demo", "belay demo --postgres", "belay demo --guards", "belay demo /tmp/play");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(ExitStatus.FAILED, ExitStatus.INTERRUPTED);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Shell shell = desk.shell();
    Path wanted = shell.folder().resolve(name(given));
    if (given.hasMatchedOption(GUARDS)) {
      return new GuardsDemo(shell, postgres(shell), new SqliteShop(), wanted).play();
    }
    Shop shop = given.hasMatchedOption(POSTGRES) ? postgres(shell) : new SqliteShop();
    return new Demo(shell, shop, CUSTOMERS, wanted).play();
  }

  private static Shop postgres(Shell shell) {
    String path = shell.environment().getOrDefault("PATH", "");
    var folders = ClientFolders.all(List.of(), path, Path.of("/"));
    var installed = new InstalledServers(folders, new ProgramVersions(shell.environment()));
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return new PostgresShop(
        installed, new SecureRandom(), temporary, shell.terminal().out()::println);
  }

  private static String name(ParseResult given) {
    return Options.parameter(given, 0).orElse(FOLDER);
  }
}
