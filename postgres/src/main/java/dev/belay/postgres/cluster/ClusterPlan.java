package dev.belay.postgres.cluster;

import dev.belay.database.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How a throw-away cluster is to be.
 *
 * @param password of its superuser {@code postgres}
 * @param access what is to stand in {@code pg_hba.conf}
 * @param settings {@code name=value}; what is given twice is as it was given last
 */
public record ClusterPlan(Secret password, String access, List<String> settings) {
  /** Settings for one that need not outlive its process, beside others on the same machine. */
  public static final List<String> LIGHT =
      List.of(
          "fsync=off",
          "synchronous_commit=off",
          "full_page_writes=off",
          "shared_buffers=16MB",
          "max_wal_size=256MB",
          "autovacuum=off",
          "jit=off");

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

  /** The same with more settings. */
  public ClusterPlan with(String... more) {
    List<String> all = new ArrayList<>(settings);
    all.addAll(List.of(more));
    return new ClusterPlan(password, access, all);
  }

  /**
   * A light one that nobody can enter who does not know its new password.
   *
   * @param random hard to guess
   */
  public static ClusterPlan closed(RandomGenerator random, String... settings) {
    var password = new StringBuilder();
    random.ints(PASSWORD_LENGTH, 'a', 'z' + 1).forEach(letter -> password.append((char) letter));
    return new ClusterPlan(new Secret(password.toString()), BY_PASSWORD, LIGHT).with(settings);
  }
}
