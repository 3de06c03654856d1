package dev.belay.postgres;

import dev.belay.postgres.guard.GuardLines;
import dev.belay.postgres.guard.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What pg_dump writes of a schema in a snapshot: what comes before the rows, and what comes behind
 * them. Both at once, while the caller does something else. Without guards: they belong to the
 * place of a database, and to make them anew takes a superuser.
 */
final class SchemaScripts implements AutoCloseable {
  private final Path folder;
  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  private final List<Future<Void>> both = new ArrayList<>();

  SchemaScripts(Path scratch) throws IOException {
    folder = Files.createTempDirectory(scratch, "dump");
  }

  /** Begins; the snapshot must last until {@link #await}. */
  void begin(ClientPrograms programs, int version, String database, String snapshot, Part part)
      throws IOException {
    Files.writeString(preData(), part.prelude());
    for (Path file : List.of(preData(), postData())) {
      String section = file.getFileName().toString().replace(".sql", "");
      List<String> options = new ArrayList<>(part.options());
      options.addAll(List.of("--section=" + section, "--snapshot=" + snapshot, "--no-blobs"));
      options.add("--exclude-schema=" + Names.quoted(Pack.SCHEMA));
      both.add(
          pool.submit(
              () -> {
                programs.dump(version, database, options, file);
                return null;
              }));
    }
  }

  /** Both are whole when it returns. */
  void await() throws SQLException, IOException {
    for (Future<Void> each : both) {
      SnapshotWorkers.await(each);
    }
    GuardLines.removeFrom(postData());
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
    Files.deleteIfExists(preData());
    Files.deleteIfExists(postData());
    Files.deleteIfExists(folder);
  }
}
