package dev.belay.config;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a database is for. Everybody who knows something has a vote, and the strictest wins:
 * production, then staging, then unknown, then development, then test. So nothing can be talked
 * down: where one source says production, another that says development changes nothing.
 *
 * <p>These vote:
 *
 * <ol>
 *   <li>{@code environment} of the target in belay.yaml, {@code BELAY_ENV} and {@code
 *       --environment}. A misspelt one is a problem of the configuration.
 *   <li>The variables by which frameworks are told their environment, {@link #VARIABLES}. They
 *       speak of the application around, not of a certain database. So they can raise any target,
 *       but for a target of belay.yaml that nobody above has spoken about they can't go below
 *       unknown: NODE_ENV=development on a developer's machine must not unprotect a production
 *       target. A value that says nothing known votes unknown.
 *   <li>The names of the target, of the database (a file's name, not its folder), of its host and
 *       of its service, as {@link NameHints} reads them; they vote for production and staging only.
 * </ol>
 *
 * Where nobody votes the environment is unknown, which counts as production for destruction.
 * Between development and test development is the stricter, because test data can be made again.
 */
final class EnvironmentJudge {
  /** NODE_ENV and its likes; Spring's and Micronaut's hold lists. */
  static final List<String> VARIABLES =
      List.of(
          "NODE_ENV",
          "APP_ENV",
          "RAILS_ENV",
          "RACK_ENV",
          "DJANGO_ENV",
          "FLASK_ENV",
          "ENVIRONMENT",
          "MIX_ENV",
          "GO_ENV",
          "VERCEL_ENV",
          "ASPNETCORE_ENVIRONMENT",
          "DOTNET_ENVIRONMENT",
          "SPRING_PROFILES_ACTIVE",
          "MICRONAUT_ENVIRONMENTS",
          "QUARKUS_PROFILE");

  private final Variables variables;

  EnvironmentJudge(Variables variables) {
    this.variables = variables;
  }

  /**
   * All votes on one target, in the order of the list above.
   *
   * @param spoken what belay.yaml, BELAY_ENV and the command line say
   * @param declared whether the target stands in belay.yaml
   */
  List<Vote> votes(String name, DatabaseUrl url, List<Vote> spoken, boolean declared) {
    List<Vote> votes = new ArrayList<>(spoken);
    boolean raiseOnly = declared && spoken.isEmpty();
    for (String variable : VARIABLES) {
      variables
          .find(variable)
          .map(written -> new Vote(meaning(written.text()), written.origin()))
          .filter(vote -> !raiseOnly || !vote.environment().canBeMadeAgain())
          .ifPresent(votes::add);
    }
    hint("target", name, votes);
    if (url.scheme().equals(DatabaseUrl.SQLITE)) {
      Path file = Path.of(url.location()).getFileName();
      hint("file", file == null ? "" : file.toString(), votes);
    } else {
      Address address = Address.of(url);
      hint("host", address.host(), votes);
      hint("database", address.database(), votes);
      hint("service", address.service(), votes);
    }
    return List.copyOf(votes);
  }

  /** The strictest of a comma-separated list, of which unknown members are passed over. */
  static Environment meaning(String text) {
    List<Vote> votes = new ArrayList<>();
    for (int at = 0; at <= text.length(); ) {
      int comma = text.indexOf(',', at);
      int end = comma < 0 ? text.length() : comma;
      String one = text.substring(at, end);
      Environment.parse(one)
          .or(() -> NameHints.environment(one))
          .ifPresent(environment -> votes.add(new Vote(environment, Origin.BUILT_IN)));
      at = end + 1;
    }
    return Vote.strictest(votes).environment();
  }

  private static void hint(String of, String name, List<Vote> votes) {
    Optional<Environment> hint = NameHints.environment(name);
    hint.ifPresent(environment -> votes.add(new Vote(environment, new Origin.Name(of, name))));
  }
}
