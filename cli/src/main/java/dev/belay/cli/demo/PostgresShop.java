package dev.belay.cli.demo;

import dev.belay.postgres.cluster.Cluster;
import dev.belay.postgres.cluster.ClusterPlan;
import dev.belay.postgres.cluster.InstalledServers;
import dev.belay.postgres.cluster.ServerPrograms;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A shop on a server of its own, which is stopped and deleted when the story is over. */
public final class PostgresShop implements Shop {
  private final InstalledServers installed;
  private final RandomGenerator random;
  private final Path temporary;
  private final Consumer<String> told;

  /**
   * Has looked for nothing yet.
   *
   * @param random for the password: hard to guess
   * @param temporary where the server's folder is made
   * @param told what server it is
   */
  public PostgresShop(
      InstalledServers installed, RandomGenerator random, Path temporary, Consumer<String> told) {
    this.installed = installed;
    this.random = random;
    this.temporary = temporary;
    this.told = told;
  }

  @Override
  public String kind() {
    return "postgresql";
  }

  @Override
  public Place open(Path folder) {
    ServerPrograms programs = installed.newest();
    ClusterPlan plan = ClusterPlan.closed(random);
    told.accept("A server is started for it: PostgreSQL " + programs.version() + " ...");
    Cluster cluster = Cluster.start(programs, plan, temporary);
    try {
      return PostgresPlace.make(cluster, plan.password(), folder);
    } catch (SQLException e) {
      cluster.close();
      throw Problem.of(Code.CLIENT_FAILED, "could not make the shop's database")
          .why(String.valueOf(e.getMessage()))
          .state("")
          .toException(e);
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  @Override
  public Trap trap() {
    return new Trap(
        "0004_empty_products.sql",
        "A migration that empties a table before an import: PostgreSQL empties what refers to it,\n"
            + "   too, and all lines of all orders are gone.");
  }
}
