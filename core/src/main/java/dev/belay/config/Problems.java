package dev.belay.config;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that is wrong, collected until all of it is known. */
final class Problems {
  private final List<Complaint> complaints = new ArrayList<>();

  private record Complaint(int source, int line, String text) {}

  void add(Origin origin, String complaint) {
    String text = origin.complaintAbout() + ": " + complaint;
    complaints.add(
        switch (origin) {
          case Origin.Yaml yaml -> new Complaint(0, yaml.line(), text);
          case Origin.DotEnv variable -> new Complaint(1, variable.line(), text);
          case Origin.Variable ignored -> new Complaint(2, 0, text);
          case Origin.Option ignored -> new Complaint(3, 0, text);
          case Origin.Name ignored -> new Complaint(4, 0, text);
          case Origin.Marked ignored -> new Complaint(5, 0, text);
          case Origin.BuiltIn ignored -> new Complaint(6, 0, text);
        });
  }

  /** A problem of a line of belay.yaml, not of one value. */
  void addYamlLine(String file, int line, String complaint) {
    complaints.add(new Complaint(0, line, file + ":" + line + ": " + complaint));
  }

  /** A problem of a line of a .env file, not of one variable. */
  void addDotEnvLine(String file, int line, String complaint) {
    complaints.add(new Complaint(1, line, file + ":" + line + ": " + complaint));
  }

  boolean isEmpty() {
    return complaints.isEmpty();
  }

  /** One exception that lists all of them: by file and line, then variables, then options. */
  BelayException toException() {
    complaints.sort(Comparator.comparingInt(Complaint::source).thenComparingInt(Complaint::line));
    List<String> lines = complaints.stream().map(Complaint::text).distinct().toList();
    String what =
        lines.size() == 1
            ? "the configuration has 1 problem"
            : "the configuration has " + lines.size() + " problems";
    return Problem.of(Code.CONFIGURATION_INVALID, what)
        .why(String.join("\n", lines))
        .remedy("mend what is listed, then look at the result: belay config")
        .toException();
  }
}
