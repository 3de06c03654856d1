package dev.belay.postgres.cluster;

import dev.belay.postgres.connect.ClientVersion;
import java.nio.file.Path;

/**
 * The programs of an installed PostgreSQL server.
 *
 * @param bin holds {@code initdb} and {@code postgres}; the clients need not be there
 */
public record ServerPrograms(Path bin, ClientVersion version) {
  static final String SERVER = "postgres";
  static final String MAKER = "initdb";
}
