package dev.belay.postgres;

import dev.belay.database.Secret;
import dev.belay.postgres.cluster.Cluster;
import dev.belay.postgres.cluster.ClusterPlan;
import dev.belay.postgres.cluster.InstalledServers;
import dev.belay.postgres.cluster.ServerPrograms;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Servers that are made on this machine for a while.
 *
 * @param installed finds the programs; asked when one is to be made
 * @param random for its password: hard to guess; asked likewise
 * @param folder where they keep their data
 */
public record LocalServers(
    Supplier<InstalledServers> installed, Supplier<RandomGenerator> random, Path folder) {
  /** A server, and how to log in as its superuser {@code postgres}. */
  record Started(Cluster cluster, Secret password) {}

  /**
   * Starts one of a major version; the caller closes it.
   *
   * @throws dev.belay.problem.BelayException {@code SERVER_MISSING} naming the package
   */
  Started start(int major) {
    ServerPrograms programs =
        installed
            .get()
            .find(major)
            .orElseThrow(
                () ->
                    Problem.of(
                            Code.SERVER_MISSING,
                            "there is no PostgreSQL " + major + " here to rehearse on")
                        .why("a server of the target's version is made for it")
                        .remedy(
                            "Debian, Ubuntu: apt-get install postgresql-%d; Red Hat: dnf install"
                                    .formatted(major)
                                + " postgresql%d-server; Mac: brew install postgresql@%d"
                                    .formatted(major, major))
                        .toException());
    ClusterPlan plan = ClusterPlan.closed(random.get());
    return new Started(Cluster.start(programs, plan, folder), plan.password());
  }
}
