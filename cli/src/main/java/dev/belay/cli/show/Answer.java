package dev.belay.cli.show;

import dev.belay.json.Json;
import dev.belay.problem.ExitStatus;
import java.util.List;

/**
 * What a command has to say in the end.
 *
 * @param outcome in a word or two, lower case: {@code completed}, {@code refused}, {@code same}
 * @param text for people, line by line
 * @param data for machines; becomes part of the last line of JSON
 */
public record Answer(ExitStatus status, String outcome, List<String> text, Json.Members data) {
  public Answer {
    text = List.copyOf(text);
  }

  /** An answer that is not a no. */
  public static Answer done(String outcome, List<String> text, Json.Members data) {
    return new Answer(ExitStatus.DONE, outcome, text, data);
  }
}
