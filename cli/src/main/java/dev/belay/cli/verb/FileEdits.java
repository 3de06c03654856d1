package dev.belay.cli.verb;

import dev.belay.check.FileEdit;
import dev.belay.cli.show.DiffText;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Shows what becomes of files, and writes it. */
final class FileEdits {
  private FileEdits() {}

  static List<String> shown(FileEdit edit) {
    List<String> lines = new ArrayList<>();
    lines.add(edit.file() + (edit.before().isEmpty() ? ", new" : ""));
    DiffText.lines(edit.before().orElse(""), edit.after()).forEach(line -> lines.add("  " + line));
    lines.add("");
    return lines;
  }

  /**
   * New files, and folders for them, first come into being here: one that has appeared meanwhile is
   * not written over.
   */
  static void write(Path file, FileEdit edit) {
    try {
      if (edit.before().isEmpty()) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, edit.after(), StandardOpenOption.CREATE_NEW);
      } else {
        Files.writeString(file, edit.after());
      }
    } catch (IOException e) {
      throw Problem.ofDisk("could not write " + file, e).toException(e);
    }
  }
}
