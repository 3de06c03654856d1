package dev.belay.postgres;

import dev.belay.postgres.connect.ClientRun;
import dev.belay.postgres.dump.DumpFile;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The script that a dump is, or that pg_restore makes of it, while it is read. */
final class DumpScript implements AutoCloseable {
  private final DumpFile dump;
  private final InputStream in;
  private final Optional<ClientRun> program;

  private DumpScript(DumpFile dump, InputStream in, Optional<ClientRun> program) {
    this.dump = dump;
    this.in = in;
    this.program = program;
  }

  /**
   * Begins to read.
   *
   * @param options for pg_restore, where it is needed
   * @param seen hears how many bytes were read so far: of the file, or of what pg_restore writes
   */
  static DumpScript open(
      ClientPrograms programs, DumpFile dump, List<String> options, LongConsumer seen)
      throws IOException {
    if (dump.kind().readByPgRestore()) {
      ClientRun run = programs.script(dump.path(), options);
      return new DumpScript(dump, new HeardStream(run.output(), seen), Optional.of(run));
    }
    InputStream bytes = new HeardStream(Files.newInputStream(dump.path()), seen);
    try {
      return new DumpScript(dump, dump.script(bytes), Optional.empty());
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  InputStream in() {
    return in;
  }

  /** Throws where the program that writes the script has not come to a good end. */
  void finish() {
    try {
      program.ifPresent(ClientRun::finish);
    } catch (BelayException e) {
      if (e.problem().code() != Code.CLIENT_FAILED) {
        throw e;
      }
      throw DumpFile.unreadable(dump.path(), e.problem().why(), e);
    }
  }

  @Override
  public void close() throws IOException {
    program.ifPresent(ClientRun::close);
    in.close();
  }
}
