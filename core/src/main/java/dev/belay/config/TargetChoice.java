package dev.belay.config;

import dev.belay.database.DatabaseUrl;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out which target is meant: the one named on the command line, else by BELAY_TARGET, else by
 * {@code default:}, else the only one of belay.yaml, else what DATABASE_URL says. A URL or path
 * that is the one of a target of belay.yaml means that target, with all that is set for it.
 */
final class TargetChoice {
  private final Document document;
  private final Values values;
  private final Variables variables;
  private final Problems problems;

  TargetChoice(Document document, Values values, Variables variables, Problems problems) {
    this.document = document;
    this.values = values;
    this.variables = variables;
    this.problems = problems;
  }

  /**
   * What was found.
   *
   * @param declared whether it stands in belay.yaml
   * @param url as written
   */
  record Chosen(String name, boolean declared, Written url) {}

  /** The target that is meant; empty where nobody means one, or with a complaint. */
  Optional<Chosen> choose(Optional<Written> wanted) {
    if (wanted.isPresent()) {
      return values.read(Settings.TARGET, wanted.get()).flatMap(text -> named(text, wanted.get()));
    }
    if (document.targets().size() == 1) {
      return declared(document.targets().keySet().iterator().next());
    }
    return variables.find(Settings.URL.variables()).flatMap(this::addressed);
  }

  private Optional<Chosen> named(String text, Written wanted) {
    if (document.targets().containsKey(text)) {
      return declared(text);
    }
    if (looksLikeName(text) && !Files.exists(wanted.folder().resolve(text))) {
      if (wanted.origin() instanceof Origin.Yaml) {
        problems.add(wanted.origin(), "\"" + text + "\" is not under targets" + hint(text));
      }
      return Optional.empty();
    }
    return addressed(wanted);
  }

  private Optional<Chosen> declared(String name) {
    List<Written> urls = sectionOf(name).getOrDefault(Settings.URL.key(), List.of());
    return urls.stream().findFirst().map(url -> new Chosen(name, true, url));
  }

  private Optional<Chosen> addressed(Written address) {
    Optional<DatabaseUrl> url = values.read(Settings.URL, address);
    return url.map(
        found -> same(found).orElseGet(() -> new Chosen(freeName(found), false, address)));
  }

  private Optional<Chosen> same(DatabaseUrl url) {
    for (String name : document.targets().keySet()) {
      Optional<Chosen> chosen = declared(name);
      if (chosen.flatMap(one -> values.find(Settings.URL, one.url())).equals(Optional.of(url))) {
        return chosen;
      }
    }
    return Optional.empty();
  }

  private String freeName(DatabaseUrl url) {
    String name = TargetNames.of(url);
    return document.targets().containsKey(name)
        ? name + "-" + Integer.toHexString(url.toString().hashCode())
        : name;
  }

  Map<String, List<Written>> sectionOf(String name) {
    return document.targets().getOrDefault(name, Map.of());
  }

  /** Why there is no target, and how to name one. */
  Problem missing(Optional<Written> wanted, Optional<ConfigurationFile> file) {
    String known = String.join(", ", document.targets().keySet());
    if (wanted.isPresent()) {
      String text = wanted.get().text();
      return Problem.of(Code.TARGET_UNKNOWN, "there is no target " + text + hint(text))
          .why(known.isEmpty() ? "no belay.yaml names targets" : "belay.yaml knows " + known)
          .remedy("name a target, a URL or a path: belay -t " + example());
    }
    if (!known.isEmpty()) {
      return Problem.of(Code.TARGET_UNKNOWN, "which target is meant is not said")
          .why(file.orElseThrow().shown() + " names " + known + " and no default")
          .remedy("name one: belay -t " + example() + ", or write default: " + example());
    }
    return Problem.of(Code.TARGET_UNKNOWN, "no target is named")
        .why(
            (file.isPresent() ? file.get().shown() + " has no targets" : "there is no belay.yaml")
                + " and DATABASE_URL is not set")
        .remedy("name one: belay -t " + example() + ", or write a belay.yaml: belay init");
  }

  private String example() {
    return document.targets().isEmpty()
        ? "sqlite:PATH"
        : document.targets().keySet().iterator().next();
  }

  private String hint(String text) {
    return Nearest.hint(text, document.targets().keySet().toArray(new String[0]));
  }

  private static boolean looksLikeName(String text) {
    return TargetNames.valid(text) && text.indexOf('.') < 0;
  }
}
