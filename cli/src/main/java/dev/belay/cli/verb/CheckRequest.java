package dev.belay.cli.verb;

import dev.belay.check.report.ReportFormat;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * What {@code belay check} is asked for, besides settings.
 *
 * @param format empty for the terminal's
 * @param output the file to write to
 * @param since the commit from which on files are told of
 * @param filesOnly whether no database may be looked at
 * @param engine what the files are written for
 * @param fix whether safe forms are put in the place of what rules object to
 * @param write whether that is done, and not only shown
 * @param places files and folders to read in place of the target's
 */
record CheckRequest(
    Optional<ReportFormat> format,
    Optional<Path> output,
    Optional<String> since,
    boolean filesOnly,
    Optional<String> engine,
    boolean fix,
    boolean write,
    List<Path> places) {
  private static final String FORMAT = "--format";
  private static final String OUTPUT = "--output";
  private static final String SINCE = "--since";
  private static final String STATIC = "--static";
  private static final String ENGINE = "--engine";
  private static final String FIX = "--fix";
  private static final String WRITE = "--write";
  private static final String TEXT = "text";

  static void addTo(CommandSpec spec) {
    spec.addOption(Options.text(FORMAT, "FORMAT", "How to tell it: " + names() + "."));
    spec.addOption(Options.text(OUTPUT, "FILE", "Where to write it, in place of stdout."));
    spec.addOption(
        Options.text(SINCE, "REF", "Tell only of files that changed since a commit of git."));
    spec.addOption(Options.flag(STATIC, "Only read the files; look at no database."));
    spec.addOption(
        Options.text(ENGINE, "ENGINE", "What the files are written for, if no target says so."));
    spec.addOption(Options.flag(FIX, "Show the files with the safe forms of what is unsafe."));
    spec.addOption(Options.flag(WRITE, "With --fix: write these files."));
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("FILE|DIR")
            .description("Only read these, in this order; look at no database.")
            .build());
  }

  private static String names() {
    var names = new StringBuilder(TEXT);
    for (ReportFormat format : ReportFormat.values()) {
      names.append(", ").append(format);
    }
    return names.toString();
  }

  /**
   * Reads it.
   *
   * @param folder what relative paths are taken from
   */
  static CheckRequest of(ParseResult given, Path folder) {
    List<String> places = given.matchedPositionalValue(0, List.of());
    return new CheckRequest(
        format(given),
        Options.text(given, OUTPUT).map(folder::resolve),
        Options.text(given, SINCE),
        given.hasMatchedOption(STATIC) || !places.isEmpty(),
        Options.text(given, ENGINE),
        given.hasMatchedOption(FIX),
        given.hasMatchedOption(WRITE),
        places.stream().map(place -> folder.resolve(place).normalize()).toList());
  }

  /** Whether stdout is for a document alone, so that all talk has to go elsewhere. */
  static boolean isDocument(ParseResult given) {
    return format(given).isPresent() && Options.text(given, OUTPUT).isEmpty();
  }

  private static Optional<ReportFormat> format(ParseResult given) {
    Optional<String> name = Options.text(given, FORMAT).filter(text -> !text.equals(TEXT));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    List<ReportFormat> found = new ArrayList<>(List.of(ReportFormat.values()));
    found.removeIf(format -> !format.toString().equals(name.get()));
    if (found.isEmpty()) {
      throw Problem.of(Code.USAGE, "there is no format " + name.get())
          .state("")
          .remedy("name one of " + names())
          .toException();
    }
    return Optional.of(found.getFirst());
  }
}
