package dev.belay.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that are compared, as far as they are there. */
public record Tools(Options options) {
  /** The command line of Belay, for a database that nobody is asked about. */
  public List<String> belay(String target, String verb, String... more) {
    List<String> command = new ArrayList<>(List.of(options.belay().toString(), verb));
    command.addAll(List.of("-t", target, "--environment", "development"));
    command.addAll(List.of(more));
    return command;
  }

  public boolean has(String program) {
    return find(program).isPresent();
  }

  /** What has to be skipped for want of these programs and others, in words; empty if nothing. */
  public List<String> missing(String... programs) {
    List<String> missing = new ArrayList<>();
    for (String program : programs) {
      if (!has(program)) {
        missing.add(program + " is not on the PATH: rows that need it are left out");
      }
    }
    if (options.flyway().isEmpty()) {
      missing.add("Flyway could not be fetched: its rows are left out");
    }
    if (options.dbmate().isEmpty()) {
      missing.add("dbmate could not be fetched: its rows are left out");
    }
    if (options.squawk().isEmpty()) {
      missing.add("squawk could not be fetched: its rows are left out");
    }
    if (!Stopwatch.seesInside()) {
      missing.add("GNU time is not there: processor time and memory are unknown");
    }
    return missing;
  }

  /** The first line that a command says about itself. */
  public static String version(String... command) throws IOException, InterruptedException {
    return said(command).lines().filter(line -> !line.isBlank()).findFirst().orElse("?").strip();
  }

  /** All that a command says. */
  public static String said(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static Optional<Path> find(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
