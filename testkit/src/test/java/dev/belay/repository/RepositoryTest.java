package dev.belay.repository;

import static dev.belay.testkit.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.ByteCount;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Contents;
import dev.belay.engine.Description;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.store.MemoryStore;
import dev.belay.testkit.SettableClock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryTest {
  private static final String BYTES = "all that is in the database";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T09:30:00Z"));
  private final MemoryStore store = new MemoryStore(clock);
  private final Repository repository =
      new Repository(store, "shop", new NameTemplate("db_backup_{timestamp}_{label}"), clock);

  private Manifest take(String label) {
    return repository.create(request(label, Compression.ZSTD), out -> written(out));
  }

  private static BackupRequest request(String label, Compression compression) {
    return request(label, compression, "sqlite");
  }

  private static BackupRequest request(String label, Compression compression, String extension) {
    return new BackupRequest(
        BackupClass.MANUAL,
        label,
        "run-1",
        "sqlite:shop.db",
        "development",
        "sqlite",
        extension,
        compression,
        "0.1.0",
        List.of());
  }

  private static Contents written(OutputStream out) throws IOException {
    out.write(BYTES.getBytes(StandardCharsets.UTF_8));
    return new Contents(
        "sqlite-file",
        new Fingerprint(TableAccumulator.ALGORITHM, List.of(), new TreeMap<>()),
        SchemaSnapshot.EMPTY,
        new Description("SQLite 3", new ByteCount(27), true, new TreeMap<>()),
        new ByteCount(27));
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    store.list("").forEach(stored -> names.add(stored.name()));
    return names;
  }

  private void put(String name, String text) {
    store.put(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_backup_is_an_artifact_and_two_copies_of_its_manifest() throws IOException {
    Manifest manifest = take("one");

    assertThat(names())
        .containsExactly(
            "shop/db_backup_20261120_093000_one.manifest.copy.json",
            "shop/db_backup_20261120_093000_one.manifest.json",
            "shop/db_backup_20261120_093000_one.sqlite.zst");
    assertThat(repository.catalog().backups()).containsExactly(manifest);
    try (var in = repository.open(manifest)) {
      assertThat(in).hasContent(BYTES);
    }
  }

  @ParameterizedTest
  @CsvSource({"GZIP, sql, one.sql.gz", "NONE, dump, one.dump", "ZSTD, sql, one.sql.zst"})
  void a_backup_may_be_packed_otherwise(Compression compression, String extension, String name)
      throws IOException {
    BackupRequest request = request("one", compression, extension);
    Manifest manifest = repository.create(request, out -> written(out));

    assertThat(manifest.artifact().name()).isEqualTo("db_backup_20261120_093000_" + name);
    assertThat(manifest.artifact().compression()).isEqualTo(compression.id());
    assertThat(repository.catalog().backups()).containsExactly(manifest);
    assertThat(repository.catalog().broken()).isEmpty();
    assertThat(repository.newest().map(Repository.Listed::id)).contains(manifest.id());
    repository.readThrough(manifest);
    try (var in = repository.open(manifest)) {
      assertThat(in).hasContent(BYTES);
    }
    String artifact = "shop/" + manifest.artifact().name();
    byte[] bytes;
    try (var in = store.open(artifact)) {
      bytes = in.readAllBytes();
    }
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] ^= 1;
      store.put(artifact, out -> out.write(bytes));
      refused(Code.BACKUP_DAMAGED, () -> repository.readThrough(manifest));
      bytes[at] ^= 1;
    }
    repository.delete(manifest);
    assertThat(names()).isEmpty();
  }

  @Test
  void two_in_one_second_have_two_names_and_nothing_is_overwritten() {
    Manifest first = take("one");
    Manifest second = take("one");

    assertThat(second.id()).isEqualTo(first.id() + "_2");
    assertThat(repository.catalog().backups()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void what_others_have_put_there_is_neither_listed_nor_in_the_way() {
    put("shop/notes.txt", "keep me");
    put("shop/db_backup_20261120_093000_one.sqlite.zst.bak", "keep me");
    put("other/db_backup_20261120_093000_one.manifest.json", "another target's");

    Manifest manifest = take("one");

    assertThat(repository.catalog().backups()).containsExactly(manifest);
    assertThat(repository.catalog().broken()).isEmpty();
    repository.delete(manifest);
    assertThat(names())
        .containsExactly(
            "other/db_backup_20261120_093000_one.manifest.json",
            "shop/db_backup_20261120_093000_one.sqlite.zst.bak",
            "shop/notes.txt");
  }

  @Test
  void a_backup_that_fails_half_way_leaves_nothing() {
    Problem problem =
        refused(
            Code.INPUT_OUTPUT,
            () ->
                repository.create(
                    request("one", Compression.ZSTD),
                    out -> {
                      out.write(1);
                      throw new IOException("the disk went away");
                    }));

    assertThat(problem.why()).contains("the disk went away");
    assertThat(names()).isEmpty();
  }

  @Test
  void one_good_copy_of_the_manifest_is_enough_and_none_is_told() {
    Manifest manifest = take("one");
    put("shop/" + manifest.id() + ".manifest.json", "{");
    assertThat(repository.catalog().get("latest")).isEqualTo(manifest);

    put("shop/" + manifest.id() + ".manifest.copy.json", "{");
    assertThat(repository.catalog().backups()).isEmpty();
    Problem problem = refused(Code.BACKUP_DAMAGED, () -> repository.catalog().get(manifest.id()));
    assertThat(problem.why()).contains(".manifest.json: ", ".manifest.copy.json: ");
  }

  @Test
  void the_manifest_of_another_backup_is_not_believed() {
    Manifest first = take("one");
    clock.advance(Duration.ofSeconds(1));
    Manifest second = take("two");
    put("shop/" + second.id() + ".manifest.json", ManifestJson.write(first));
    put("shop/" + second.id() + ".manifest.copy.json", ManifestJson.write(first));

    Problem problem = refused(Code.BACKUP_DAMAGED, () -> repository.catalog().get(second.id()));

    assertThat(problem.why()).contains("it is the manifest of " + first.id());
  }

  @Test
  void half_of_a_backup_is_told_and_never_used() {
    Manifest first = take("one");
    clock.advance(Duration.ofSeconds(1));
    Manifest second = take("two");
    store.delete("shop/" + first.artifact().name());
    store.delete("shop/" + second.id() + ".manifest.json");
    store.delete("shop/" + second.id() + ".manifest.copy.json");

    Catalog catalog = repository.catalog();

    assertThat(catalog.backups()).isEmpty();
    assertThat(catalog.broken())
        .extracting(broken -> broken.problem().code())
        .containsOnly(Code.BACKUP_INCOMPLETE)
        .hasSize(2);
    refused(Code.BACKUP_INCOMPLETE, () -> catalog.get(first.id()));
  }

  @Test
  void a_byte_that_is_not_as_written_is_found_when_it_is_read() {
    Manifest manifest = take("one");
    String name = "shop/" + manifest.artifact().name();
    byte[] bytes = bytes(name);
    bytes[bytes.length / 2] ^= 1;
    store.put(name, out -> out.write(bytes));

    refused(Code.BACKUP_DAMAGED, () -> repository.readThrough(manifest));
  }

  private byte[] bytes(String name) {
    try (var in = store.open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void the_newest_stay_and_so_do_the_last_restored_one_and_what_is_in_use() {
    List<Manifest> all = new ArrayList<>();
    for (int number = 0; number < 6; number++) {
      all.add(take("n" + number));
      clock.advance(Duration.ofSeconds(1));
    }
    repository.markVerified(all.get(1), Manifest.Proof.RESTORED);

    List<Retention.Expired> expired =
        new Retention(2).expired(repository.catalog().backups(), Set.of(all.get(0).id()));

    assertThat(expired).extracting(each -> each.manifest().label()).containsExactly("n3", "n2");
  }

  @Test
  void a_newer_one_that_was_restored_takes_the_place_of_the_older() {
    Manifest old = take("old");
    repository.markVerified(old, Manifest.Proof.RESTORED);
    clock.advance(Duration.ofSeconds(1));
    repository.markVerified(take("new"), Manifest.Proof.RESTORED);

    assertThat(new Retention(1).expired(repository.catalog().backups(), Set.of()))
        .extracting(each -> each.manifest().label())
        .containsExactly("old");
  }
}
