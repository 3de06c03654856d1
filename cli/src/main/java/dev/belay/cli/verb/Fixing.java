package dev.belay.cli.verb;

import dev.belay.check.FileEdit;
import dev.belay.check.Findings;
import dev.belay.check.Mending;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.DiffText;
import dev.belay.cli.show.Words;
import dev.belay.json.Json;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.SqlFiles;
import dev.belay.problem.Problem;
import dev.belay.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts what the rules would rather have into the files, or shows what that would be. */
final class Fixing {
  private final Path folder;
  private final Dialect dialect;
  private final boolean writes;

  /**
   * Prepares.
   *
   * @param folder of the migrations
   * @param writes whether it is done, and not only shown
   */
  Fixing(Path folder, Dialect dialect, boolean writes) {
    this.folder = folder;
    this.dialect = dialect;
    this.writes = writes;
  }

  /** The same answer, and what becomes of the files. */
  Answer with(Answer answer, List<ParsedMigration> migrations, Findings findings) {
    List<FileEdit> edits = new Mending(dialect, names()).edits(migrations, findings);
    List<String> lines = new ArrayList<>(answer.text());
    lines.add("");
    if (edits.isEmpty()) {
      lines.add("There is nothing that could be mended by itself.");
      return new Answer(answer.status(), answer.outcome(), lines, answer.data());
    }
    for (FileEdit edit : edits) {
      lines.add(edit.file() + (edit.before().isEmpty() ? ", new" : ""));
      DiffText.lines(edit.before().orElse(""), edit.after())
          .forEach(line -> lines.add("  " + line));
      lines.add("");
    }
    if (writes) {
      edits.forEach(this::write);
    }
    String files = Words.counted(edits.size(), "file");
    lines.add(
        writes
            ? "Written: " + files + " in " + folder + ". Rehearse them: belay check"
            : "Nothing was written. To write " + files + ": belay check --fix --write");
    return new Answer(answer.status(), answer.outcome(), lines, data(answer, edits));
  }

  private Set<String> names() {
    try {
      Set<String> names = new HashSet<>();
      SqlFiles.in(folder).forEach(file -> names.add(SqlFiles.name(file)));
      return names;
    } catch (IOException e) {
      throw Problem.ofDisk("could not look into " + folder, e).toException(e);
    }
  }

  /** New files first come into being here: one that has appeared meanwhile is not written over. */
  private void write(FileEdit edit) {
    Path file = folder.resolve(edit.file());
    try {
      if (edit.before().isEmpty()) {
        Files.writeString(file, edit.after(), StandardOpenOption.CREATE_NEW);
      } else {
        Files.writeString(file, edit.after());
      }
    } catch (IOException e) {
      throw Problem.ofDisk("could not write " + file, e).toException(e);
    }
  }

  private static Json.Members data(Answer answer, List<FileEdit> edits) {
    Json.Builder data = Json.object();
    answer.data().members().forEach(data::put);
    List<Json> all = new ArrayList<>();
    for (FileEdit edit : edits) {
      all.add(Json.object().put("file", edit.file()).put("text", edit.after()).build());
    }
    return data.put("fixes", Json.of(all)).build();
  }
}
