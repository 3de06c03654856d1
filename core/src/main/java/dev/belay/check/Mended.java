package dev.belay.check;

import dev.belay.sql.Statement;
import java.util.List;

/**
 * What becomes of files.
 *
 * @param left what could not be put into any file by itself
 */
public record Mended(List<FileEdit> edits, List<Left> left) {
  /**
   * A safe form that nobody can put in its place but the user.
   *
   * @param because why, for people
   */
  public record Left(Statement statement, Fix fix, String because) {}

  public Mended {
    edits = List.copyOf(edits);
    left = List.copyOf(left);
  }
}
