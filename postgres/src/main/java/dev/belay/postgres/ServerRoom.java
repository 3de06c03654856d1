package dev.belay.postgres;

import dev.belay.database.ByteCount;
import dev.belay.engine.Description;
import dev.belay.engine.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How much room a server has for another database. SQL can't tell: so it is looked at where the
 * server runs on this machine and says where its data is.
 */
final class ServerRoom {
  /** Clocks of the server and of the system's list of processes are not equally fine. */
  private static final Duration APART = Duration.ofSeconds(3);

  private final PostgresSession session;

  /** Asks in a session that the caller closes. */
  ServerRoom(PostgresSession session) {
    this.session = session;
  }

  /** What is free, and in which folder. */
  record Free(ByteCount bytes, Path folder) {}

  /** That there is too little for what takes as much as it is said to. */
  Optional<Obstacle> lack(Description needed) {
    return free(needed)
        .filter(free -> free.bytes().bytes() < needed.size().bytes())
        .map(
            free ->
                new Obstacle(
                    "the database takes %s, and %s are free on the server in %s"
                        .formatted(needed.size(), free.bytes(), free.folder()),
                    "free some space there; what earlier restores have put aside: psql -l"));
  }

  /** Empty where it can't be told. */
  Optional<Free> free(Description needed) {
    boolean elsewhere =
        needed.properties().keySet().stream().anyMatch(name -> name.startsWith("tablespace."));
    return elsewhere ? Optional.empty() : folder().flatMap(ServerRoom::roomIn);
  }

  /** Where the server has its data, if that is on this machine; else empty. */
  Optional<Path> folder() {
    // who may not see this setting gets no row
    List<List<String>> row =
        session.query(
            "SELECT s.setting, a.pid, extract(epoch FROM a.backend_start)::bigint"
                + " FROM pg_settings s, pg_stat_activity a"
                + " WHERE s.name = 'data_directory' AND a.pid = pg_backend_pid()",
            1);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    Instant began = Instant.ofEpochSecond(Long.parseLong(row.get(0).get(2)));
    return isHere(Long.parseLong(row.get(0).get(1)), began)
        ? Optional.of(Path.of(row.get(0).get(0)))
        : Optional.empty();
  }

  /**
   * Whether the process that serves this session is one of this machine, and not of a container.
   */
  private static boolean isHere(long process, Instant began) {
    return ProcessHandle.of(process)
        .flatMap(handle -> handle.info().startInstant())
        .filter(start -> Duration.between(start, began).abs().compareTo(APART) < 0)
        .isPresent();
  }

  private static Optional<Free> roomIn(Path folder) {
    try {
      var bytes = new ByteCount(Files.getFileStore(folder).getUsableSpace());
      return Optional.of(new Free(bytes, folder));
    } catch (IOException e) {
      // a folder that can't be seen from here tells nothing
      return Optional.empty();
    }
  }
}
