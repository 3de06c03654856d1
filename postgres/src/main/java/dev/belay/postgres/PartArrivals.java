package dev.belay.postgres;

import dev.belay.engine.Imported;
import dev.belay.engine.Part;
import dev.belay.engine.Progress;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.postgres.dump.DumpFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings parts of backups and dumps into a database. They come into one beside it first, with the
 * whole schema and the rows of the part alone.
 */
final class PartArrivals {
  private final PostgresServer server;
  private final String name;
  private final Supplier<PostgresSide> newSide;

  /** {@code name} is the database they come into. */
  PartArrivals(PostgresServer server, String name, Supplier<PostgresSide> newSide) {
    this.server = server;
    this.name = name;
    this.newSide = newSide;
  }

  boolean holds(Part part) {
    try (PostgresSession session = server.session(name, true)) {
      return new PartChoice(part).isIn(session);
    }
  }

  /** Of a backup that holds {@code whole}. */
  List<String> add(
      InputStream copy, String format, Part part, Fingerprint whole, CopyFormats formats)
      throws IOException {
    var choice = new PartChoice(part);
    try (PostgresSide side = newSide.get()) {
      formats.restorePart(copy, format, side.name(), choice);
      return move(side, choice, "backup", whole);
    }
  }

  /** Of a dump, which promises nothing: so what can't be proven is told as well. */
  List<String> add(Path dump, Part part, Progress progress) throws IOException {
    var choice = new PartChoice(part);
    Imported imported =
        new DumpImport(server, DumpFile.of(dump), progress, Optional.of(choice)).into(newSide);
    try (SideCopy side = imported.side()) {
      List<String> told =
          new ArrayList<>(move((PostgresSide) side, choice, "dump", imported.fingerprint()));
      told.addAll(imported.remarks());
      return told;
    }
  }

  private List<String> move(
      PostgresSide side, PartChoice choice, String source, Fingerprint content) throws IOException {
    try (PostgresSession session = server.session(name, false)) {
      return new PartMove(server, side.name(), choice, source).into(session, content);
    } catch (SQLException e) {
      throw server.problem("could not add the " + choice.part() + " to", name, e);
    }
  }
}
