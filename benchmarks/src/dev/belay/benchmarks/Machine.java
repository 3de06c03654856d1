package dev.belay.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the numbers depend on. */
public record Machine(Tools tools, Workspace workspace) {
  /** Machine, Java, Belay, and these programs as far as they are there; then what is missing. */
  public List<String> facts(String... programs) throws IOException, InterruptedException {
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
    for (String program : programs) {
      if (tools.has(program)) {
        facts.add(versionOf(program));
      }
    }
    tools.options().flyway().ifPresent(path -> facts.add("Flyway " + versionIn(path)));
    var fetched = Stream.of(tools.options().dbmate(), tools.options().squawk());
    for (Path program : fetched.flatMap(Optional::stream).toList()) {
      facts.add(Tools.version(program.toString(), "--version"));
    }
    facts.add("the load of the machine at the beginning was " + load());
    facts.addAll(tools.missing(programs));
    return facts;
  }

  private static String versionOf(String program) throws IOException, InterruptedException {
    return switch (program) {
      case "sqlite3" -> "sqlite3 " + Tools.version(program, "--version").split(" ", 2)[0];
      case "zstd" -> "zstd " + Tools.version(program, "-q", "--version");
      default -> Tools.version(program, "--version");
    };
  }

  /** Starting Flyway to ask it would take longer than to look at its folder's name. */
  private static String versionIn(Path flyway) {
    String folder = String.valueOf(flyway.toAbsolutePath().getParent().getFileName());
    return folder.substring(folder.indexOf('-') + 1);
  }

  /** How many processes wanted to run, on average over the last minute. */
  public static String load() {
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
