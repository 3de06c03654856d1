package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.Environment;
import dev.belay.database.Mark;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Database;
import dev.belay.engine.Marks;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Fingerprint;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an engine promises of the mark that is kept inside the database. */
public interface MarkContract {
  Instant AT = Instant.parse("2026-02-03T04:05:06.789012345Z");

  EngineSubject subject();

  @Test
  default void nobody_has_marked_a_new_database() {
    assertThat(subject().create().marks().read()).isEmpty();
  }

  @Test
  default void what_is_not_there_has_no_mark() {
    assertThat(subject().missing().marks().read()).isEmpty();
  }

  @Test
  default void a_mark_is_read_as_it_was_written_by_whoever_opens_the_database() {
    Database database = subject().create();
    database.marks().write(Environment.TEST, AT.minusSeconds(1), "ana on here");
    database.marks().write(Environment.PRODUCTION, AT, "o'nina on \"db1\"");

    Mark mark = subject().again(database).marks().read().orElseThrow();

    assertThat(mark.environment()).isEqualTo(Environment.PRODUCTION);
    assertThat(mark.own()).isTrue();
    assertThat(mark.at()).isEqualTo(AT);
    assertThat(mark.by()).isEqualTo("o'nina on \"db1\"");
  }

  @Test
  default void a_mark_that_was_removed_is_gone() {
    Marks marks = subject().create().marks();
    marks.remove();
    marks.write(Environment.PRODUCTION, AT, "nina");
    marks.remove();

    assertThat(marks.read()).isEmpty();
  }

  @Test
  default void a_mark_is_no_part_of_schema_and_content() {
    Database database = subject().create();
    Script.run(database, "CREATE TABLE t (a INTEGER)");
    Fingerprint before = database.fingerprint(Progress.NONE);
    SchemaSnapshot schema = schema(database);

    database.marks().write(Environment.PRODUCTION, AT, "nina");

    assertThat(database.fingerprint(Progress.NONE)).isEqualTo(before);
    assertThat(schema(database)).isEqualTo(schema);
  }

  @Test
  default void a_copy_is_known_for_one() throws IOException {
    Database database = subject().create();
    database.marks().write(Environment.PRODUCTION, AT, "nina");

    try (SideCopy copy = copy(database)) {
      Optional<Mark> mark = copy.database().marks().read();

      assertThat(mark).hasValueSatisfying(it -> assertThat(it.own()).isFalse());
      assertThat(mark).map(Mark::environment).contains(Environment.PRODUCTION);
    }
  }

  @Test
  default void what_takes_the_place_of_a_database_is_marked_for_that_place() throws IOException {
    Database database = subject().create();
    database.marks().write(Environment.PRODUCTION, AT, "nina");

    try (SideCopy copy = copy(database)) {
      database.replaceContent(copy, Progress.NONE);
    }

    assertThat(database.marks().read()).map(Mark::own).contains(true);
  }

  private SideCopy copy(Database database) throws IOException {
    return MemoryCopy.of(database, subject().scratch()).restore(database, subject().scratch());
  }

  private static SchemaSnapshot schema(Database database) {
    try (Session session = database.openReadOnly()) {
      return session.schema();
    }
  }
}
