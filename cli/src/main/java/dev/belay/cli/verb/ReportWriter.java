package dev.belay.cli.verb;

import dev.belay.check.report.CheckReport;
import dev.belay.check.report.ReportFormat;
import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Words;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Brings a report to where it was asked for: to stdout or into a file. */
final class ReportWriter {
  private final Desk desk;
  private final CheckRequest request;

  ReportWriter(Desk desk, CheckRequest request) {
    this.desk = desk;
    this.request = request;
  }

  /**
   * Writes it.
   *
   * @param answer what is told besides; it tells of the file, too
   */
  Answer write(CheckReport report, Answer answer) {
    if (request.output().isEmpty()) {
      request.format().ifPresent(format -> print(format, report));
      return answer;
    }
    Path file = request.output().get();
    String text =
        request
            .format()
            .map(format -> format.write(report))
            .orElseGet(() -> String.join("\n", answer.text()) + "\n");
    save(file, text);
    List<String> lines = new ArrayList<>(answer.text());
    lines.add(lines.size() - 1, "Written: " + Words.path(file, desk.shell().folder()));
    return new Answer(answer.status(), answer.outcome(), lines, answer.data());
  }

  private void print(ReportFormat format, CheckReport report) {
    desk.shell().terminal().out().print(format.write(report));
    desk.shell().terminal().out().flush();
  }

  private static void save(Path file, String text) {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw Problem.ofDisk("could not write " + file, e).toException(e);
    }
  }
}
