package dev.belay.cli.verb;

import dev.belay.check.FileEdit;
import dev.belay.check.Findings;
import dev.belay.check.Mended;
import dev.belay.check.Mending;
import dev.belay.cli.show.Answer;
import dev.belay.json.Json;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.SqlFiles;
import dev.belay.migration.Tool;
import dev.belay.othertools.layout.NextFiles;
import dev.belay.problem.Code;
import dev.belay.problem.Counted;
import dev.belay.problem.Problem;
import dev.belay.sql.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts what the rules would rather have into the files, or shows what that would be. */
final class Fixing {
  /**
   * A folder and what is to be mended in it.
   *
   * @param tool whose it is, if that is known
   */
  record Place(Path folder, Optional<Tool> tool, List<ParsedMigration> migrations) {
    Place {
      migrations = List.copyOf(migrations);
    }
  }

  private final Dialect dialect;
  private final boolean writes;
  private final String again;

  /**
   * Prepares.
   *
   * @param writes whether it is done, and not only shown
   * @param again the command that has come here, without these options
   */
  Fixing(Dialect dialect, boolean writes, String again) {
    this.dialect = dialect;
    this.writes = writes;
    this.again = again;
  }

  /** The same answer, and what becomes of the files. */
  Answer with(Answer answer, List<Place> places, Findings findings) {
    Map<Path, FileEdit> edits = new LinkedHashMap<>();
    List<Mended.Left> left = new ArrayList<>();
    for (Place place : places) {
      Mended mended = mended(place, findings);
      mended.edits().forEach(edit -> edits.put(place.folder().resolve(edit.file()), edit));
      left.addAll(mended.left());
    }
    if (writes) {
      edits.forEach(FileEdits::write);
    }
    List<String> lines = new ArrayList<>(answer.text());
    lines.add("");
    edits.values().forEach(edit -> lines.addAll(FileEdits.shown(edit)));
    left.forEach(each -> lines.addAll(shown(each)));
    lines.add(ending(edits.size(), left.size()));
    return new Answer(
        answer.status(), answer.outcome(), lines, data(answer, List.copyOf(edits.values())));
  }

  private Mended mended(Place place, Findings findings) {
    return new Mending(
            dialect, NextFiles.in(place.folder(), place.tool()), each -> text(place.folder(), each))
        .mended(place.migrations(), findings);
  }

  /** The whole file, of which the migration may be a part. */
  private static String text(Path folder, Migration migration) {
    Path file = folder.resolve(migration.file());
    try {
      String text = SqlFiles.text(file);
      if (text.length() != migration.source().text().length()) {
        throw Problem.of(Code.INPUT_OUTPUT, file + " has changed while it was checked")
            .remedy("run it again")
            .toException();
      }
      return text;
    } catch (IOException e) {
      throw Problem.ofDisk("could not read " + file, e).toException(e);
    }
  }

  private static List<String> shown(Mended.Left left) {
    List<String> lines = new ArrayList<>();
    lines.add(
        left.statement().source().name()
            + ":"
            + left.statement().begin().line()
            + " is for you to mend: "
            + left.because());
    lines.addAll(indented("  In its place:", left.fix().here()));
    lines.addAll(indented("  In files behind it, one each:", left.fix().then()));
    lines.add("");
    return lines;
  }

  private static List<String> indented(String title, List<String> statements) {
    List<String> lines = new ArrayList<>();
    for (String sql : statements) {
      (sql + ";").lines().forEach(line -> lines.add("    " + line));
    }
    if (!lines.isEmpty()) {
      lines.addFirst(title);
    }
    return lines;
  }

  private String ending(int edits, int left) {
    if (edits == 0) {
      return left == 0
          ? "There is nothing that could be mended by itself."
          : "Nothing was written.";
    }
    String files = Counted.of(edits, "file");
    return writes
        ? "Written: " + files + ". Look them through, then: " + again
        : "Nothing was written. To write " + files + ": " + again + " --fix --write";
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
