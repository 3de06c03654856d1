package dev.belay.postgres;

import dev.belay.postgres.guard.GuardLines;
import dev.belay.postgres.guard.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What pg_dump writes of a schema in a snapshot: what comes before the rows, and what comes behind
 * them; while the caller does something else. It reads the catalogue once for both, which for
 * thousands of tables is most of its work. Without guards: they belong to the place of a database,
 * and to make them anew takes a superuser.
 */
final class SchemaScripts implements AutoCloseable {
  private final Path folder;
  private final ExecutorService pool = Executors.newSingleThreadExecutor();
  private Future<Void> written = CompletableFuture.completedFuture(null);

  SchemaScripts(Path scratch) throws IOException {
    folder = Files.createTempDirectory(scratch, "dump");
  }

  /** Begins; the snapshot must last until {@link #await}. */
  void begin(ClientPrograms programs, int version, String database, String snapshot, Part part)
      throws IOException {
    List<String> options = new ArrayList<>(part.options());
    options.addAll(List.of("--section=pre-data", "--section=post-data", "--snapshot=" + snapshot));
    options.addAll(List.of("--format=custom", "--compress=0", "--no-blobs"));
    options.add("--exclude-schema=" + Names.quoted(Pack.SCHEMA));
    Files.writeString(preData(), part.prelude());
    written =
        pool.submit(
            () -> {
              programs.dump(version, database, options, both());
              programs.script(version, both(), List.of("--section=pre-data"), preData());
              programs.script(version, both(), List.of("--section=post-data"), postData());
              return null;
            });
  }

  /** Both are whole when it returns. */
  void await() throws SQLException, IOException {
    SnapshotWorkers.await(written);
    GuardLines.removeFrom(postData());
  }

  private Path both() {
    return folder.resolve("both.dump");
  }

  Path preData() {
    return folder.resolve("pre-data.sql");
  }

  Path postData() {
    return folder.resolve("post-data.sql");
  }

  @Override
  public void close() throws IOException {
    pool.close();
    for (Path each : List.of(both(), preData(), postData(), folder)) {
      Files.deleteIfExists(each);
    }
  }
}
