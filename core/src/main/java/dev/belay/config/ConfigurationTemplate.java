package dev.belay.config;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A first, commented belay.yaml for a project, from what is found in its folder.
 *
 * <p>The environment is written only where it is told: a guess of {@code development} on a server
 * would unprotect the very database that matters.
 */
public final class ConfigurationTemplate {
  private static final String DATABASE_URL = "DATABASE_URL";

  private final Path folder;
  private final Surroundings surroundings;
  private final Variables variables;
  private final Optional<Environment> told;
  private final Optional<DatabaseUrl> chosen;

  private ConfigurationTemplate(
      Path folder,
      Surroundings surroundings,
      Variables variables,
      Optional<Environment> told,
      Optional<DatabaseUrl> chosen) {
    this.folder = folder;
    this.surroundings = surroundings;
    this.variables = variables;
    this.told = told;
    this.chosen = chosen;
  }

  /**
   * Looks around in a folder.
   *
   * @param process the variables of the process: DATABASE_URL among them goes before that of .env,
   *     and references in .env may point to them
   * @param told what the databases there are for, if it is known
   * @param chosen the database that is meant, before all that is found
   * @throws dev.belay.problem.BelayException {@code CONFIGURATION_INVALID} if .env is broken,
   *     {@code USAGE} if a password would come into the file, {@code INPUT_OUTPUT} if the folder
   *     can't be read
   */
  public static ConfigurationTemplate of(
      Path folder,
      Map<String, String> process,
      Optional<Environment> told,
      Optional<DatabaseUrl> chosen) {
    chosen.ifPresent(ConfigurationTemplate::requireNoPassword);
    Path whole = folder.toAbsolutePath().normalize();
    var problems = new Problems();
    var file = ConfigurationFile.of(whole.resolve(".env"), whole);
    Map<String, Written> dotEnv = DotEnvParser.read(file, process, problems);
    if (!problems.isEmpty()) {
      throw problems.toException();
    }
    var variables = new Variables(process, dotEnv, whole);
    return new ConfigurationTemplate(whole, Surroundings.of(whole), variables, told, chosen);
  }

  private static void requireNoPassword(DatabaseUrl url) {
    if (!url.toString().equals(url.location())) {
      throw Problem.of(Code.USAGE, "a password does not belong into belay.yaml")
          .why("the URL is " + url)
          .remedy("keep it in ~/.pgpass or in PGPASSWORD; or export DATABASE_URL, and: belay init")
          .toException();
    }
  }

  /**
   * Writes belay.yaml into the folder.
   *
   * @return the file written
   * @throws dev.belay.problem.BelayException {@code USAGE} if there is one already, which stays as
   *     it is; {@code INPUT_OUTPUT} if it can't be written
   */
  public Path write() {
    Path file = folder.resolve(ConfigurationFile.NAME);
    String text = text();
    try {
      return Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw Problem.of(Code.USAGE, "there is a belay.yaml already")
          .why(file + " is never overwritten")
          .remedy("edit it, or move it away first: mv belay.yaml belay.yaml.old && belay init")
          .toException(e);
    } catch (IOException e) {
      throw Problem.of(Code.INPUT_OUTPUT, "cannot write " + file)
          .why(String.valueOf(e.getMessage()))
          .toException(e);
    }
  }

  /** The whole file. */
  public String text() {
    var text = new StringBuilder("# Belay's settings; all of them: docs/configuration.md\n");
    for (Path path : surroundings.unreadable()) {
      text.append("# could not be looked into: ").append(relative(path)).append('\n');
    }
    if (variables.find(DATABASE_URL).isPresent() && applicationsOwn().isEmpty()) {
      text.append("# DATABASE_URL is not of a database that Belay speaks to\n");
    }
    text.append('\n');
    Map<String, String> targets = targets();
    if (targets.isEmpty()) {
      text.append("# no database was found; name yours:\n# targets:\n#   app:\n");
      text.append("#     url: sqlite:app.db\n");
    } else {
      text.append("# the target that is meant when none is named with -t\ndefault: ");
      text.append(quoted(targets.keySet().iterator().next())).append("\n\ntargets:\n");
      targets.forEach((name, url) -> appendTarget(text, name, url));
    }
    appendRest(text);
    return text.toString();
  }

  private void appendTarget(StringBuilder text, String name, String url) {
    text.append("  ").append(quoted(name)).append(":\n    url: ").append(quoted(url)).append('\n');
    if (told.isPresent() && told.get() != Environment.UNKNOWN) {
      text.append("    environment: ").append(told.get()).append('\n');
      return;
    }
    text.append("    # say what it is: development, test, staging or production;\n");
    text.append("    # until then it is protected like production\n");
    text.append("    # environment: development\n");
  }

  private void appendRest(StringBuilder text) {
    List<Path> found = surroundings.migrations();
    String first = found.isEmpty() ? Settings.MIGRATIONS.standard() : relative(found.getFirst());
    text.append("\n# the folder of migration files\nmigrations: ").append(quoted(first));
    text.append('\n');
    for (Path other : found.subList(Math.min(1, found.size()), found.size())) {
      text.append("# also found: ").append(relative(other)).append('\n');
    }
    text.append("\nbackups:\n");
    append(text, "folder", Settings.BACKUPS_FOLDER.standard(), "where backups lie");
    append(text, "keep", Settings.BACKUPS_KEEP.standard(), "how many of the newest stay");
    text.append("\ncheck:\n");
    append(text, "fail-on", Settings.CHECK_FAIL_ON.standard(), "error, warning or notice");
    text.append("\nmigrate:\n");
    append(text, "rehearse", Settings.MIGRATE_REHEARSE.standard(), "run on a copy first");
    append(text, "lock-wait", Settings.MIGRATE_LOCK_WAIT.standard(), "wait for others this long");
  }

  private static void append(StringBuilder text, String key, String value, String comment) {
    text.append("  ").append(key).append(": ").append(value);
    text.append("  # ").append(comment).append('\n');
  }

  /** Names with URLs; first the one that DATABASE_URL means, which is the application's own. */
  private Map<String, String> targets() {
    Map<String, String> targets = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    chosen.ifPresent(url -> targets.put(free(TargetNames.of(url), "", taken), written(url)));
    Optional<DatabaseUrl> own = applicationsOwn().filter(url -> !chosen.equals(Optional.of(url)));
    own.ifPresent(url -> targets.put(free(TargetNames.of(url), "", taken), "${DATABASE_URL}"));
    List<Path> others = new ArrayList<>(surroundings.databases());
    for (Optional<DatabaseUrl> named : List.of(chosen, own)) {
      named.ifPresent(url -> others.removeIf(file -> file.toString().equals(url.location())));
    }
    for (Path file : others) {
      DatabaseUrl url = DatabaseUrl.parse(file.toString(), folder);
      String name = TargetNames.of(url);
      targets.put(free(name, parentName(file), taken), written(url));
    }
    return targets;
  }

  private String written(DatabaseUrl url) {
    return url.scheme().equals(DatabaseUrl.SQLITE)
        ? "sqlite:" + reference(relative(Path.of(url.location())))
        : reference(url.location());
  }

  private Optional<DatabaseUrl> applicationsOwn() {
    Optional<Written> written = variables.find(DATABASE_URL);
    var layers =
        new Layers(CommandLineSettings.NONE, variables, Map.of(), Map.of(), folder, folder);
    return written.flatMap(url -> new Values(layers, new Problems()).find(Settings.URL, url));
  }

  private static String parentName(Path file) {
    Path parent = file.getParent();
    Path name = parent == null ? null : parent.getFileName();
    return name == null ? "" : TargetNames.of(name.toString());
  }

  private static String free(String name, String parent, Set<String> taken) {
    if (taken.add(name)) {
      return name;
    }
    if (!parent.isEmpty() && taken.add(parent + "-" + name)) {
      return parent + "-" + name;
    }
    int number = 2;
    while (!taken.add(name + "-" + number)) {
      number++;
    }
    return name + "-" + number;
  }

  private String relative(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  /** A file's name may hold what would be a reference to a variable. */
  private static String reference(String path) {
    return path.replace("${", "$${");
  }

  /** Plain where every letter is harmless in YAML, else in single quotes. */
  private static String quoted(String text) {
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      boolean harmless = Character.isLetterOrDigit(letter) || "_./:${}-".indexOf(letter) >= 0;
      if (!harmless || (at == 0 && "-:{}.".indexOf(letter) >= 0)) {
        return "'" + text.replace("'", "''") + "'";
      }
    }
    return text;
  }
}
