package dev.belay.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the numbers depend on. */
record Machine(Tools tools, Workspace workspace) {
  List<String> facts() throws IOException, InterruptedException {
    List<String> facts = new ArrayList<>();
    facts.add(
        "%s, %d cores, %s %s, files on %s"
            .formatted(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Files.getFileStore(workspace.folder()).type()));
    facts.add("Java " + System.getProperty("java.runtime.version"));
    facts.add(Tools.version(tools.options().belay().toString(), "--version"));
    if (tools.has("sqlite3")) {
      facts.add("sqlite3 " + Tools.version("sqlite3", "--version").split(" ", 2)[0]);
    }
    if (tools.has("gzip")) {
      facts.add(Tools.version("gzip", "--version"));
    }
    if (tools.has("zstd")) {
      facts.add("zstd " + Tools.version("zstd", "-q", "--version"));
    }
    tools.options().flyway().ifPresent(path -> facts.add("Flyway " + versionIn(path)));
    if (tools.options().dbmate().isPresent()) {
      facts.add(Tools.version(tools.options().dbmate().get().toString(), "--version"));
    }
    return facts;
  }

  /** Starting Flyway to ask it would take longer than to look at its folder's name. */
  private static String versionIn(Path flyway) {
    String folder = String.valueOf(flyway.toAbsolutePath().getParent().getFileName());
    return folder.substring(folder.indexOf('-') + 1);
  }

  /** How many processes wanted to run, on average over the last minute. */
  static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return String.format(Locale.ROOT, "%.1f", load);
  }

  private static String processor() throws IOException {
    Path cpus = Path.of("/proc/cpuinfo");
    if (!Files.exists(cpus)) {
      return System.getProperty("os.arch");
    }
    try (var lines = Files.lines(cpus)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }
}
