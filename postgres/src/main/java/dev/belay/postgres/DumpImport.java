package dev.belay.postgres;

import com.github.luben.zstd.ZstdIOException;
import dev.belay.engine.Imported;
import dev.belay.engine.Obstacle;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.postgres.dump.CutOffException;
import dev.belay.postgres.dump.DumpFile;
import dev.belay.postgres.dump.DumpKind;
import dev.belay.postgres.dump.Survey;
import dev.belay.postgres.dump.WrongEncodingException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.zip.ZipException;

/**
 * Makes a database out of a dump. It is read twice: once before anything is made, to find whatever
 * stands in the way, and once to restore it.
 */
final class DumpImport {
  private final PostgresServer server;
  private final DumpFile dump;
  private final Progress progress;
  private final Optional<PartChoice> choice;

  /**
   * Prepares.
   *
   * @param choice of which tables the rows come; all of them if empty
   */
  DumpImport(PostgresServer server, DumpFile dump, Progress progress, Optional<PartChoice> choice) {
    this.server = server;
    this.dump = dump;
    this.progress = progress;
    this.choice = choice;
  }

  /** What is done with a script while it is open. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(InputStream script) throws IOException;
  }

  /** Restores into a new database, which is dropped again if anything is wrong with it. */
  Imported into(Supplier<PostgresSide> newSide) throws IOException {
    List<String> schema = List.of("--schema-only");
    Survey survey =
        read(schema, seen -> progress.at(seen, size(), Progress.Unit.BYTES), Survey::of);
    refuse(survey);
    PostgresSide side = newSide.get();
    try {
      return imported(side, survey);
    } catch (IOException | RuntimeException e) {
      PostgresDatabase.drop(side, e);
      throw e;
    }
  }

  private void refuse(Survey survey) {
    List<Obstacle> obstacles = new ArrayList<>();
    survey.refusals().forEach(why -> obstacles.add(new Obstacle(why, "")));
    try (PostgresSession session = server.maintenance()) {
      var readiness = new Readiness(session);
      obstacles.addAll(readiness.creating());
      obstacles.addAll(readiness.version(survey.marks().sourceMajor()));
      obstacles.addAll(readiness.obstacles(survey.needs()));
    }
    Obstacle.refuse("can't restore " + dump, obstacles);
  }

  private Imported imported(PostgresSide side, Survey survey) throws IOException {
    ScriptRun run;
    try (PostgresSession session = server.session(side.name(), false)) {
      run = new ScriptRun(session, dump.toString());
      choice.ifPresent(run::only);
      read(
          List.of(),
          seen -> progress.at(seen, size(), Progress.Unit.BYTES),
          script -> {
            run.run(script);
            run.requireEnd();
            return run;
          });
    }
    try (Session session = side.database().openReadOnly()) {
      Fingerprint fingerprint = side.database().fingerprint(Progress.NONE);
      var account = new DumpAccount(session, run, dump);
      account.requireRows();
      return new Imported(side, fingerprint, account.remarks(survey.marks()));
    }
  }

  private long size() {
    boolean known = !dump.kind().readByPgRestore();
    try {
      return known ? Files.size(dump.path()) : -1;
    } catch (IOException e) {
      throw Problem.ofDisk("can't read " + dump, e).toException(e);
    }
  }

  /** Damage is told as what it is, and by the program that has noticed it first. */
  private <T> T read(List<String> options, LongConsumer seen, Reading<T> reading)
      throws IOException {
    try (DumpScript script = DumpScript.open(server.programs(), dump, options, seen)) {
      try {
        T result = reading.of(script.in());
        script.finish();
        return result;
      } catch (CutOffException e) {
        script.finish();
        throw e;
      }
    } catch (CutOffException | EOFException | ZipException | ZstdIOException e) {
      throw DumpFile.unreadable(dump.path(), cutOff(e), e);
    } catch (WrongEncodingException | CharacterCodingException e) {
      throw Problem.of(Code.BACKUP_DAMAGED, dump + " is not in the encoding that it says")
          .why(e instanceof WrongEncodingException ? String.valueOf(e.getMessage()) : "")
          .remedy("dump it anew with --encoding=UTF8")
          .toException(e);
    }
  }

  private static String cutOff(IOException e) {
    return e instanceof EOFException ? "it is cut off" : String.valueOf(e.getMessage());
  }

  /** Whether a damaged value would be noticed. */
  static boolean hasChecksum(DumpKind kind) {
    return kind == DumpKind.SQL_GZIP || kind == DumpKind.SQL_ZSTD;
  }
}
