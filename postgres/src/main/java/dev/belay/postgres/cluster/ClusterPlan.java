package dev.belay.postgres.cluster;

import dev.belay.database.Secret;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How a throw-away cluster is to be.
 *
 * @param password of its superuser {@code postgres}
 * @param access what is to stand in {@code pg_hba.conf}
 * @param settings {@code name=value}, stronger than ours
 */
public record ClusterPlan(Secret password, String access, List<String> settings) {
  private static final int PASSWORD_LENGTH = 32;

  /** By password alone, and from this machine alone. */
  private static final String BY_PASSWORD =
      """
      local all all scram-sha-256
      host all all 127.0.0.1/32 scram-sha-256
      """;

  public ClusterPlan {
    settings = List.copyOf(settings);
  }

  /**
   * One that nobody can enter who does not know its new password.
   *
   * @param random hard to guess
   */
  public static ClusterPlan closed(RandomGenerator random, String... settings) {
    var password = new StringBuilder();
    random.ints(PASSWORD_LENGTH, 'a', 'z' + 1).forEach(letter -> password.append((char) letter));
    return new ClusterPlan(new Secret(password.toString()), BY_PASSWORD, List.of(settings));
  }
}
