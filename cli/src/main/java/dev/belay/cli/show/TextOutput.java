package dev.belay.cli.show;

import dev.belay.database.Target;
import dev.belay.pipeline.Event;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Text for people: a line a step, what it took on the right; then the answer. */
public final class TextOutput implements Output {
  private static final int NAME = 14;

  private final Terminal terminal;
  private final Path workingFolder;
  private final boolean quiet;
  private final boolean verbose;
  private final ProgressBar bar;
  private boolean stepsShown;

  /**
   * Prepares to write.
   *
   * @param quiet whether only the end is wanted
   * @param verbose whether stack traces are wanted for what is no bug too
   */
  public TextOutput(
      Terminal terminal, Path workingFolder, InstantSource clock, boolean quiet, boolean verbose) {
    this.terminal = terminal;
    this.workingFolder = workingFolder;
    this.quiet = quiet;
    this.verbose = verbose;
    this.bar = new ProgressBar(terminal, clock);
  }

  @Override
  public void header(Target target) {
    header(target, "  " + target.environment());
  }

  @Override
  public void archiveHeader(Target target) {
    header(target, "");
  }

  private void header(Target target, String end) {
    if (!quiet) {
      String place = target.url().scheme() + " " + Words.place(target, workingFolder);
      terminal.out().println(Ink.BOLD.on(target.name(), terminal) + "  " + place + end);
    }
  }

  @Override
  public synchronized void event(Event event) {
    switch (event) {
      case Event.Began ignored -> bar.begin();
      case Event.Advanced advanced -> bar.advance(advanced);
      case Event.Ended ended -> step(ended.step(), ended.detail(), ended.took());
      case Event.Failed failed -> {
        step(failed.step(), told(failed), failed.took());
        if (verbose || failed.problem().code() == Code.BUG) {
          failed.cause().printStackTrace(terminal.err());
        }
      }
      case Event.Undone undone -> undone(undone);
      case Event.NotUndone notUndone ->
          step(
              "undo " + notUndone.step(),
              Ink.RED.on("could not: " + notUndone.problem().what(), terminal),
              notUndone.took());
      case Event.Warned warned ->
          say(Ink.YELLOW.on("warning", terminal) + "  " + warned.problem().what());
    }
  }

  private String told(Event.Failed failed) {
    String word = failed.problem().code().exitStatus() == ExitStatus.NO ? "refused" : "failed";
    return failed.detail()
        + (failed.detail().isEmpty() ? "" : "\n")
        + Ink.RED.on(word, terminal)
        + ": "
        + failed.problem().what();
  }

  /** A step that had nothing to take back is not worth a line. */
  private void undone(Event.Undone undone) {
    if (!undone.detail().isEmpty()) {
      step("undo " + undone.step(), undone.detail(), undone.took());
    }
  }

  private void step(String name, String detail, Duration took) {
    bar.clear();
    if (quiet) {
      return;
    }
    if (!stepsShown) {
      terminal.out().println();
      stepsShown = true;
    }
    List<String> lines = detail.lines().toList();
    String first = "  " + padded(name) + (lines.isEmpty() ? "" : lines.get(0));
    terminal.out().println(withRight(first, Words.duration(took)));
    for (int index = 1; index < lines.size(); index++) {
      terminal.out().println(" ".repeat(NAME) + lines.get(index));
    }
  }

  private static String padded(String name) {
    return name + " ".repeat(Math.max(1, NAME - 2 - name.length()));
  }

  private String withRight(String line, String right) {
    int width = Math.min(terminal.width(), Terminal.WIDEST);
    int blanks = width - visibleWidth(line) - right.length();
    return line + " ".repeat(Math.max(2, blanks)) + Ink.FAINT.on(right, terminal);
  }

  private static int visibleWidth(String line) {
    int width = 0;
    boolean escaped = false;
    for (int at = 0; at < line.length(); at++) {
      char letter = line.charAt(at);
      if (letter == '\u001b') {
        escaped = true;
      } else if (!escaped) {
        width++;
      } else if (letter == 'm') {
        escaped = false;
      }
    }
    return width;
  }

  @Override
  public synchronized void say(String text) {
    bar.clear();
    text.lines().forEach(terminal.err()::println);
  }

  @Override
  public synchronized void answer(String verb, Answer answer) {
    bar.clear();
    if (stepsShown && !answer.text().isEmpty()) {
      terminal.out().println();
    }
    for (int index = 0; index < answer.text().size(); index++) {
      boolean last = index == answer.text().size() - 1;
      String line = answer.text().get(index);
      terminal
          .out()
          .println(last && answer.status() != ExitStatus.DONE ? ended(line, answer) : line);
    }
  }

  private String ended(String line, Answer answer) {
    return withRight(line, "exit " + answer.status().status());
  }

  @Override
  public synchronized void problem(String verb, Problem problem, ExitStatus status) {
    bar.clear();
    List<String> lines = problem.toString().lines().toList();
    terminal.err().println(Ink.RED.on("belay " + verb, terminal) + ": " + lines.get(0));
    lines.subList(1, lines.size()).forEach(line -> terminal.err().println("  " + line));
  }
}
