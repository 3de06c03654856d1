package dev.belay.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup that is not as it was written is never restored, and never said to be good. */
class DamageTest {
  private static final int SAMPLES = 120;

  @TempDir Path temporary;
  private Shop shop;
  private String content;

  @BeforeEach
  void prepare() throws Exception {
    shop = Shop.open(temporary.toRealPath().resolve("shop"));
    shop.sql("DELETE FROM customers WHERE id > 1000");
    content = shop.content();
  }

  private Path file(String ending) {
    String name = shop.repository().catalog().latest().orElseThrow().id() + ending;
    return shop.backups().resolve(name);
  }

  /** Both verbs say no and touch nothing. */
  private void requireRefused(Set<String> codes, Object what) throws Exception {
    List<String> files = backups();
    for (String verb : List.of("verify", "restore")) {
      Ended ended = shop.run(verb, "db_backup_20261120_093014_first");
      assertThat(ended.status()).as("%s %s %s", verb, what, ended).isEqualTo(1);
      assertThat(ended.code()).as("%s %s %s", verb, what, ended).isIn(codes);
      assertThat(shop.content()).isEqualTo(content);
    }
    assertThat(backups()).containsAll(files);
  }

  private List<String> backups() throws Exception {
    return shop.files().stream().filter(name -> name.startsWith("backups/shop/db_")).toList();
  }

  private Set<Integer> positions(int length) {
    var random = new Random(11);
    Set<Integer> positions = new TreeSet<>(Set.of(0, 1, 4, length / 2, length - 1));
    while (positions.size() < Math.min(SAMPLES, length)) {
      positions.add(random.nextInt(length));
    }
    return positions;
  }

  @Test
  void a_flipped_bit_anywhere_in_the_artifact_is_found() throws Exception {
    Path artifact = file(".sqlite.zst");
    byte[] good = Files.readAllBytes(artifact);
    for (int position : positions(good.length)) {
      byte[] bad = good.clone();
      bad[position] ^= (byte) (1 << (position % 8));
      Files.write(artifact, bad);
      requireRefused(Set.of("backup-damaged"), "bit of byte " + position);
    }
  }

  @Test
  void a_tail_that_is_cut_or_too_long_is_found() throws Exception {
    Path artifact = file(".sqlite.zst");
    byte[] good = Files.readAllBytes(artifact);
    for (int length : List.of(0, 1, good.length / 2, good.length - 1, good.length + 1)) {
      Files.write(artifact, java.util.Arrays.copyOf(good, length));
      requireRefused(Set.of("backup-damaged"), "length " + length);
    }
  }

  @Test
  void an_artifact_that_is_gone_is_told() throws Exception {
    Files.delete(file(".sqlite.zst"));
    requireRefused(Set.of("backup-incomplete"), "gone");
  }

  @Test
  void one_manifest_may_be_damaged_anywhere_the_other_serves() throws Exception {
    for (String ending : List.of(".manifest.json", ".manifest.copy.json")) {
      Path manifest = file(ending);
      byte[] good = Files.readAllBytes(manifest);
      for (int position : positions(good.length)) {
        byte[] bad = good.clone();
        bad[position] ^= (byte) (1 << (position % 7));
        Files.write(manifest, bad);
        assertThat(shop.repository().catalog().backups()).as(ending + position).hasSize(1);
      }
      Files.write(manifest, new byte[0]);
      shop.must("verify");
      Files.write(manifest, good);
    }
  }

  @Test
  void one_manifest_may_be_gone_or_of_a_later_format_the_other_serves() throws Exception {
    Path manifest = file(".manifest.json");
    String good = Files.readString(manifest);
    Files.writeString(manifest, good.replaceFirst("\"format\"\\s*:\\s*1", "\"format\":9"));
    shop.must("verify");
    Files.delete(manifest);
    shop.must("verify");
  }

  @Test
  void both_manifests_damaged_are_told() throws Exception {
    for (String ending : List.of(".manifest.json", ".manifest.copy.json")) {
      byte[] bytes = Files.readAllBytes(file(ending));
      bytes[bytes.length / 2] ^= 1;
      Files.write(shop.backups().resolve("db_backup_20261120_093014_first" + ending), bytes);
      if (ending.equals(".manifest.copy.json")) {
        requireRefused(Set.of("backup-damaged"), "both");
      }
    }
  }

  @Test
  void a_format_of_a_later_belay_is_told_as_such() throws Exception {
    requireFormat(9, "backup-too-new");
    requireFormat(0, "backup-damaged");
  }

  private void requireFormat(int format, String code) throws Exception {
    for (String ending : List.of(".manifest.json", ".manifest.copy.json")) {
      Path manifest = shop.backups().resolve("db_backup_20261120_093014_first" + ending);
      String text = Files.readString(manifest);
      Files.writeString(
          manifest, text.replaceFirst("\"format\"\\s*:\\s*\\d", "\"format\":" + format));
    }
    requireRefused(Set.of(code), "format " + format);
  }
}
