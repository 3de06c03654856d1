package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.Belay;
import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.engine.HistoryEntry;
import dev.belay.pipeline.Event;
import dev.belay.pipeline.Outcome;
import dev.belay.sqlite.SqliteEngine;
import dev.belay.sqlite.parse.SqliteDialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library as an embedding program uses it. */
class FacadeTest {
  @TempDir Path folder;

  @Test
  void a_program_does_what_the_command_line_does() throws Exception {
    var cli = new Cli(folder.toRealPath()).shop();
    cli.file("migrations/0002_note.sql", "ALTER TABLE orders ADD COLUMN note TEXT;\n");
    List<Event> events = new CopyOnWriteArrayList<>();
    Belay belay =
        Belay.of(
                new SqliteEngine(new SqliteDialect(), cli.clock()),
                "shop",
                DatabaseUrl.parse("shop.db", cli.folder()))
            .environment(Environment.DEVELOPMENT)
            .events(events::add)
            .in(cli.folder(), cli.clock(), new Random(1));

    assertThat(belay.status().standing().pending()).hasSize(1);
    assertThat(belay.check().outcome()).isEqualTo(new Outcome.Completed());
    assertThat(belay.backups().backups()).isEmpty();
    var before = belay.fingerprint();

    assertThat(belay.migrate().outcome()).isEqualTo(new Outcome.Completed());
    assertThat(events).anyMatch(Event.Ended.class::isInstance);
    assertThat(belay.history())
        .extracting(HistoryEntry::outcome)
        .endsWith(HistoryEntry.Outcome.APPLIED);
    assertThat(belay.compare("latest").same()).isFalse();

    assertThat(belay.rollback(false)).isEqualTo(new Outcome.Completed());
    assertThat(belay.fingerprint()).isEqualTo(before);
    assertThat(belay.undoRollback()).isEqualTo(new Outcome.Completed());
    assertThat(belay.fingerprint()).isNotEqualTo(before);

    assertThat(belay.backup("by program").manifest()).isPresent();
    assertThat(belay.verify("latest")).isEqualTo(new Outcome.Completed());
    assertThat(belay.recover()).isEmpty();
    assertThat(belay.doctor()).isNotEmpty();
    Files.delete(cli.folder().resolve("shop.db"));
    assertThat(belay.restore("latest")).isEqualTo(new Outcome.Completed());
    assertThat(belay.prune()).isEqualTo(new Outcome.Completed());
  }
}
