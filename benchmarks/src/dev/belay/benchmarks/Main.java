package dev.belay.benchmarks;

import java.nio.file.Files;

/** Measures, prints a report and writes it down. */
final class Main {
  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    Files.createDirectories(options.work());
    var benchmarks = new Benchmarks(options, new Workspace(options.work()));
    String report = benchmarks.run();
    System.out.print(report);
    if (!benchmarks.promisesKept()) {
      System.err.println("benchmarks: A PROMISE IS BROKEN: see the report above");
      System.exit(1);
    }
  }
}
