package dev.belay.config;

import dev.belay.backup.BackupFormat;
import dev.belay.check.Allow;
import dev.belay.check.Rule;
import dev.belay.check.Rules;
import dev.belay.check.Severity;
import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.migrate.TwinWhen;
import dev.belay.problem.BelayException;
import dev.belay.protect.PolicyRule;
import dev.belay.rehearse.Ground;
import dev.belay.repository.NameTemplate;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the text of a setting becomes a value.
 *
 * @param description what is accepted, as in {@code a whole number from 1}
 * @param form how values of this kind are written in belay.yaml
 */
public record Kind<T>(String description, Form form, Reader<T> reader) {
  /** How many values there are, and how they are written. */
  public enum Form {
    ONE,
    LIST,
    /** Names under names; a value is read with the names that lead to it. */
    TREE
  }

  /** Turns text into a value. */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * Reads a value.
     *
     * @param folder what relative paths are taken from
     * @throws IllegalArgumentException saying what is wrong, without the text itself
     */
    T read(String text, Path folder);
  }

  static final Kind<String> TEXT = one("text", (text, folder) -> text);
  static final Kind<Path> PATH = one("a path", Kind::path);
  static final Kind<DatabaseUrl> URL = one("a URL or the path of a SQLite file", Kind::url);
  static final Kind<Integer> COUNT = one("a whole number from 1", (text, folder) -> count(text));
  static final Kind<Boolean> FLAG = one("true or false", (text, folder) -> flag(text));
  static final Kind<Duration> DURATION =
      one("a duration such as 500ms, 5s, 2m or 1h", (text, folder) -> Durations.read(text));
  static final Kind<Environment> ENVIRONMENT =
      one("development, test, staging or production", (text, folder) -> environment(text));
  static final Kind<NameTemplate> NAME_TEMPLATE =
      one("a name with {timestamp}", (text, folder) -> new NameTemplate(text));
  static final Kind<BackupFormat> BACKUP_FORMAT =
      one(
          "archive, plain, plain-gzip or custom",
          (text, folder) -> choice(BackupFormat.values(), text));
  static final Kind<Severity> FAIL_ON =
      one("error, warning or notice", (text, folder) -> choice(Severity.values(), text));
  static final Kind<Ground> GROUND =
      one("backup, template, sample, schema or off", (text, folder) -> ground(text));
  static final Kind<TwinWhen> TWIN =
      one("off, idle or window", (text, folder) -> choice(TwinWhen.values(), text));
  static final Kind<ToolChoice> TOOL =
      one(ToolChoice.description(), (text, folder) -> ToolChoice.parse(text));
  static final Kind<Allow> ALLOWANCES =
      new Kind<>("RULE:FILE because REASON", Form.LIST, (text, folder) -> Allow.parse(text));

  static final Kind<String> RULES =
      new Kind<>("the id of a rule", Form.LIST, (text, folder) -> rule(text));

  static final Kind<PolicyRule> POLICY =
      new Kind<>(PolicyRule.FORM, Form.TREE, (text, folder) -> PolicyRule.parse(text));

  /** Whether there may be any number of values. */
  public boolean many() {
    return form != Form.ONE;
  }

  private static <T> Kind<T> one(String description, Reader<T> reader) {
    return new Kind<>(description, Form.ONE, reader);
  }

  private static Path path(String text, Path folder) {
    try {
      return folder.resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is not a path here: " + e.getReason(), e);
    }
  }

  private static DatabaseUrl url(String text, Path folder) {
    try {
      return DatabaseUrl.parse(text, folder);
    } catch (BelayException e) {
      throw new IllegalArgumentException(
          "can't be used: " + e.problem().what() + "; " + e.problem().remedy(), e);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is not a path here: " + e.getReason(), e);
    }
  }

  private static int count(String text) {
    var complaint = "is not a whole number from 1";
    if (text.isEmpty() || text.length() > 9) {
      throw new IllegalArgumentException(complaint);
    }
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        throw new IllegalArgumentException(complaint);
      }
    }
    int value = Integer.parseInt(text);
    if (value < 1) {
      throw new IllegalArgumentException(complaint);
    }
    return value;
  }

  private static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      case "false", "no", "off", "0" -> false;
      default -> throw new IllegalArgumentException("is neither true nor false");
    };
  }

  /** Yes and no mean the usual one and none. */
  private static Ground ground(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> Ground.BACKUP;
      case "false", "no", "0" -> Ground.OFF;
      default -> choice(Ground.values(), text);
    };
  }

  private static Environment environment(String text) {
    return Environment.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "is none of development, test, staging, production"
                        + Nearest.hint(text, "development", "test", "staging", "production")));
  }

  /** One that is on in any case may be asked for as well. */
  private static String rule(String text) {
    List<String> optional = Rules.OPTIONAL.stream().map(Rule::id).toList();
    if (optional.contains(text) || Rules.ALL.stream().anyMatch(rule -> rule.id().equals(text))) {
      return text;
    }
    throw new IllegalArgumentException(
        "is none of "
            + String.join(", ", optional)
            + Nearest.hint(text, optional.toArray(String[]::new)));
  }

  private static <E extends Enum<E>> E choice(E[] all, String text) {
    Optional<E> found = Optional.empty();
    var names = new String[all.length];
    for (int at = 0; at < all.length; at++) {
      names[at] = all[at].toString();
      if (names[at].equals(text)) {
        found = Optional.of(all[at]);
      }
    }
    return found.orElseThrow(
        () ->
            new IllegalArgumentException(
                "is none of " + String.join(", ", names) + Nearest.hint(text, names)));
  }
}
