package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.command.HandedUrl;
import dev.belay.config.Configuration;
import dev.belay.config.Origin;
import dev.belay.config.Settings;
import dev.belay.config.TargetConfiguration;
import dev.belay.config.Vote;
import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.engine.TestSite;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.testdb.Filling;
import dev.belay.testdb.TestOnly;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * Which database for tests is meant: beside the target that was named; else that of {@code
 * TEST_DATABASE_URL}; else beside the usual target, called by {@code TEST_DB_NAME} or after it.
 *
 * @param site where it is made
 * @param name of it there
 * @param target it, with everyone's word on it
 * @param settings how it is migrated: like the usual target, if there is one
 * @param only decides by these words, and by those on the database beside it
 */
record TestPlace(
    TestSite site,
    String name,
    TargetConfiguration target,
    TargetConfiguration settings,
    TestOnly only) {
  private static final String URL = "TEST_DATABASE_URL";
  private static final String NAME = "TEST_DB_NAME";

  /**
   * Finds it.
   *
   * @param called the name that was given
   * @param asked whether marks in databases are asked, too
   */
  static TestPlace of(ParseResult given, Optional<String> called, boolean asked, Desk desk) {
    boolean named = given.hasMatchedOption(Settings.TARGET.option());
    Optional<String> url = named ? Optional.empty() : desk.variable(URL);
    TargetConfiguration base = url.map(text -> base(text, desk)).orElseGet(desk::target);
    TestSite site = desk.database(base).testSite();
    String name =
        called
            .or(() -> named || url.isPresent() ? Optional.empty() : desk.variable(NAME))
            .map(site::read)
            .orElseGet(() -> after(site));
    boolean marks = asked && url.isEmpty();
    List<Vote> beside = marks ? desk.evidence().target().votes() : base.votes();
    return of(site, name, base, beside, desk);
  }

  private static TargetConfiguration base(String url, Desk desk) {
    return desk.find(url)
        .orElseThrow(
            () ->
                Problem.of(Code.CONFIGURATION_INVALID, URL + " is no address")
                    .why("it holds neither a URL nor a path")
                    .remedy("write it like postgresql://localhost/shop_test")
                    .toException());
  }

  private static String after(TestSite site) {
    return site.name().endsWith(TestSite.ENDING)
        ? site.name()
        : site.with(site.name(), TestSite.ENDING);
  }

  /** Its name is a word for test, too: who says something stricter is heard. */
  private static TestPlace of(
      TestSite site, String name, TargetConfiguration base, List<Vote> beside, Desk desk) {
    DatabaseUrl url = HandedUrl.beside(base.target().url(), site.at(name).url());
    TargetConfiguration target =
        desk.find(url.location())
            .orElseThrow()
            .with(new Vote(Environment.TEST, new Origin.Name("database", name)));
    List<Vote> votes = new ArrayList<>(target.votes());
    votes.addAll(beside);
    return new TestPlace(site, name, target, settings(base, desk), new TestOnly(votes));
  }

  private static TargetConfiguration settings(TargetConfiguration base, Desk desk) {
    return switch (desk.configuration().selection()) {
      case Configuration.Selection.Selected(TargetConfiguration usual) -> usual;
      case Configuration.Selection.Missing ignored -> base;
    };
  }

  /** How it comes to its content. */
  Filling filling(Desk desk) {
    return new Filling(
        settings.migrationPlace(),
        settings.migrate().role(),
        desk.command(settings),
        desk.shell().identity(),
        desk.shell().clock());
  }
}
