package dev.belay.benchmarks;

import dev.belay.benchmarks.postgres.PostgresChapter;
import dev.belay.benchmarks.sqlite.SqliteChapter;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures, prints what came of it and writes it down. */
final class Main {
  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    Files.createDirectories(options.work());
    var workspace = new Workspace(options.work());
    Map<String, Chapter> chapters = new LinkedHashMap<>();
    chapters.put("sqlite", new SqliteChapter(options, workspace));
    chapters.put("postgresql", new PostgresChapter(options, workspace));
    var results =
        new Results(options.results(), chapters.values().stream().map(Chapter::title).toList());
    boolean kept = true;
    for (String engine : options.engines()) {
      Chapter chapter = chapters.get(engine);
      var report = new Report(results, chapter.title());
      kept &= chapter.write(report);
      report.paragraph("The load of the machine at the end was " + Machine.load() + ".");
      report.save();
      System.out.println(report);
    }
    if (!kept) {
      System.err.println("benchmarks: A PROMISE IS BROKEN: see the report above");
      System.exit(1);
    }
  }
}
