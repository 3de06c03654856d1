package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Contents;
import dev.belay.engine.CopyFormat;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Scope;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Databases that are copied into an archive and restored from it. */
final class Originals {
  private final TestServer server;
  private final PostgresSubject subject;

  Originals(TestServer server, PostgresSubject subject) {
    this.server = server;
    this.subject = subject;
  }

  /** One of them. */
  record Original(String name, Database database) {}

  Original of(String sql) {
    String name = server.createDatabase();
    server.psql(name, sql);
    return new Original(name, subject.at(name));
  }

  static String nameOf(Database database) {
    String location = database.url().location();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  static Fingerprint fingerprint(Database database) {
    try (Session session = database.openReadOnly()) {
      return session.fingerprint(Carry.NOTHING, Progress.NONE);
    }
  }

  /**
   * Copies it in every format, restores the copies aside, and holds them against it in every way.
   */
  void survives(String sql) throws IOException {
    Original original = of(sql);
    String before = DumpText.of(server, original.name());
    for (CopyFormat format : CopyFormat.values()) {
      try (SideCopy copy = restored(original, original.database(), format)) {
        assertThat(DumpText.of(server, nameOf(copy.database())))
            .as(format.name())
            .isEqualTo(before);
      }
    }
  }

  /** Looked at as Belay does: fingerprint and schema. */
  SideCopy restored(Original original) throws IOException {
    return restored(original, original.database(), CopyFormat.ARCHIVE);
  }

  /** Copies it as another role may read it; restores it as the superuser. */
  SideCopy restored(Original original, Database reader, CopyFormat format) throws IOException {
    Path archive = subject.scratch().resolve("copy");
    Contents contents;
    try (var out = Files.newOutputStream(archive)) {
      contents = reader.copyTo(out, Scope.WHOLE, format, subject.scratch(), Progress.NONE);
    }
    assertThat(contents.size().bytes()).isEqualTo(Files.size(archive));
    assertThat(contents.fingerprint()).isEqualTo(fingerprint(original.database()));
    return restored(original, archive, contents);
  }

  /** Restores an archive of it and holds it against what the archive says it holds. */
  SideCopy restored(Original original, Path archive, Contents contents) throws IOException {
    SideCopy copy;
    try (var in = Files.newInputStream(archive)) {
      copy =
          original.database().restoreAside(in, contents.format(), subject.scratch(), Progress.NONE);
    }
    equal(contents, copy.database());
    return copy;
  }

  private static void equal(Contents contents, Database restored) {
    assertThat(fingerprint(restored)).isEqualTo(contents.fingerprint());
    try (Session session = restored.openReadOnly()) {
      assertThat(session.schema()).isEqualTo(contents.schema());
    }
  }
}
