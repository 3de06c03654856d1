package dev.belay.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is too little room, that is said before anything big is written. */
class SpaceTest {
  @TempDir Path temporary;
  private Shop shop;

  @BeforeEach
  void prepare() throws Exception {
    shop = Shop.open(temporary.toRealPath().resolve("shop"));
    Files.writeString(
        shop.folder().resolve("migrations/0002_add_level.sql"),
        "ALTER TABLE customers ADD COLUMN level TEXT;\n");
  }

  @Test
  void every_verb_that_copies_the_database_asks_for_room_first() throws Exception {
    for (List<String> command :
        List.of(
            List.of("backup"),
            List.of("check"),
            List.of("migrate"),
            List.of("verify"),
            List.of("restore", "latest"))) {
      String before = shop.content();
      List<String> files = data();
      shop.faults().usableSpace(1000);
      Ended ended = shop.run(command.toArray(new String[0]));
      shop.faults().end();
      assertThat(ended.code()).as("%s %s", command, ended).isEqualTo("disk-too-small");
      assertThat(ended.status()).isEqualTo(3);
      assertThat(ended.problem().orElseThrow().text("why")).contains("1.0 kB");
      assertThat(shop.content()).isEqualTo(before);
      assertThat(data()).as("%s", command).isEqualTo(files);
    }
    shop.must("migrate");
  }

  /** Everything but what is said about runs: audit trail and its copies. */
  private List<String> data() throws Exception {
    return shop.files().stream().filter(name -> !name.contains("audit")).toList();
  }
}
