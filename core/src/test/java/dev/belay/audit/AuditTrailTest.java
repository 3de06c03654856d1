package dev.belay.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.store.MemoryStore;
import dev.belay.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T09:30:12Z"));

  @TempDir Path folder;
  private Path file;
  private AuditTrail trail;
  private final Store store = new MemoryStore(CLOCK);

  @BeforeEach
  void prepare() {
    file = folder.resolve(".belay/audit.jsonl");
    trail = new AuditTrail(file, CLOCK);
  }

  private static AuditEntry entry(String what) {
    return new AuditEntry(
        "r1", "migrate", "shop", "/srv/shop.db", "production", "ada", "db1", "0.1.0", what, "why");
  }

  private void append(int count) {
    IntStream.range(0, count).forEach(number -> trail.append(entry("entry " + number)));
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(file));
  }

  private void write(List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private void requireBrokenAt(int line) {
    Throwable thrown = catchThrowable(trail::verify);
    assertThat(thrown).isInstanceOf(BelayException.class).hasMessageContaining("line " + line);
    assertThat(((BelayException) thrown).problem().code()).isEqualTo(Code.AUDIT_BROKEN);
  }

  @Test
  void every_line_follows_from_the_one_before() {
    append(5);
    assertThat(trail.verify()).isEqualTo(5);
    assertThat(trail.read()).extracting(AuditRecord::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(trail.read().get(0).previous()).isEqualTo(AuditTrail.BEGINNING);
  }

  @Test
  void a_trail_that_was_never_written_is_whole_and_empty() {
    assertThat(trail.verify()).isZero();
    assertThat(trail.read()).isEmpty();
  }

  @Test
  void a_change_of_any_field_of_any_line_but_the_last_is_found() throws IOException {
    append(4);
    List<String> good = lines();
    List<String> words =
        List.of(
            "entry",
            "r1",
            "migrate",
            "shop",
            "/srv",
            "production",
            "ada",
            "db1",
            "0.1.0",
            "why",
            "09:30");
    for (int line = 0; line < 3; line++) {
      for (String word : words) {
        List<String> bad = new ArrayList<>(good);
        String changed =
            good.get(line).replaceFirst(word, word.equals("09:30") ? "08:30" : "other");
        assertThat(changed).isNotEqualTo(good.get(line));
        bad.set(line, changed);
        write(bad);
        requireBrokenAt(line + 2);
      }
    }
  }

  @Test
  void the_number_and_the_chain_of_the_last_line_are_looked_at_too() throws IOException {
    append(3);
    List<String> lines = lines();
    lines.set(2, lines.get(2).replace("\"sequence\":3", "\"sequence\":4"));
    write(lines);
    requireBrokenAt(3);
  }

  @Test
  void a_line_taken_out_put_in_or_moved_is_found() throws IOException {
    append(4);
    List<String> good = lines();
    write(List.of(good.get(0), good.get(2), good.get(3)));
    requireBrokenAt(2);
    write(List.of(good.get(0), good.get(1), good.get(1), good.get(2), good.get(3)));
    requireBrokenAt(3);
    write(List.of(good.get(0), good.get(2), good.get(1), good.get(3)));
    requireBrokenAt(2);
    write(List.of(good.get(1), good.get(2), good.get(3)));
    requireBrokenAt(1);
  }

  @Test
  void a_line_that_a_crash_cut_short_is_told_and_the_trail_goes_on_behind_it() throws IOException {
    append(2);
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 30));
    trail.append(entry("after the crash"));
    assertThat(lines()).hasSize(3);
    assertThat(trail.read().get(1).what()).isEqualTo("unreadable");
    assertThat(trail.read().get(2).what()).isEqualTo("after the crash");
    assertThat(trail.read().get(2).sequence()).isEqualTo(3);
    requireBrokenAt(2);
  }

  @Test
  void what_a_line_names_is_the_sha_256_of_all_of_the_line_before() throws Exception {
    append(3);
    for (int line = 1; line < 3; line++) {
      byte[] before = lines().get(line - 1).getBytes(StandardCharsets.UTF_8);
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(before);
      assertThat(trail.read().get(line).previous()).isEqualTo(HexFormat.of().formatHex(sum));
    }
  }

  @Test
  void lines_that_several_threads_add_at_once_make_one_chain() throws Exception {
    addAtOnce(List.of(trail, trail));
  }

  @Test
  void lines_that_are_added_by_several_trails_of_one_process_make_one_chain() throws Exception {
    addAtOnce(List.of(trail, new AuditTrail(file, CLOCK)));
  }

  private void addAtOnce(List<AuditTrail> trails) throws Exception {
    List<Callable<Boolean>> work = new ArrayList<>();
    for (AuditTrail each : trails) {
      work.add(
          () -> {
            for (int number = 0; number < 25; number++) {
              each.append(entry("at once"));
              assertThat(each.verify()).isPositive();
            }
            return true;
          });
    }
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      for (Future<Boolean> done : workers.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(trail.verify()).isEqualTo(50);
  }

  @Test
  void a_copy_made_earlier_is_the_beginning_of_the_trail() {
    append(2);
    trail.copyTo(store, "copy");
    append(2);
    trail.verifyAgainst(store, "copy");
    trail.verifyAgainst(store, "no such copy");
    assertThat(trail.verify()).isEqualTo(4);
  }

  @Test
  void a_trail_that_was_cut_or_replaced_differs_from_its_copy() throws IOException {
    append(4);
    trail.copyTo(store, "copy");
    List<String> good = lines();
    write(good.subList(0, 2));
    assertThat(trail.verify()).isEqualTo(2);
    requireOther();
    Files.delete(file);
    requireOther();
    new AuditTrail(file, CLOCK).append(entry("a new beginning"));
    requireOther();
  }

  private void requireOther() {
    Throwable thrown = catchThrowable(() -> trail.verifyAgainst(store, "copy"));
    assertThat(thrown).isInstanceOf(BelayException.class);
    assertThat(((BelayException) thrown).problem().code()).isEqualTo(Code.AUDIT_BROKEN);
  }

  @Test
  void the_id_is_that_of_the_first_line_and_stays() {
    append(1);
    String id = trail.id();
    append(3);
    assertThat(trail.id()).isEqualTo(id).hasSize(12);
  }

  @Test
  void a_long_line_is_found_whole() {
    trail.append(entry("x".repeat(40_000)));
    trail.append(entry("ü".repeat(20_000)));
    trail.append(entry("short"));
    assertThat(trail.verify()).isEqualTo(3);
    assertThat(trail.read().get(1).what().getBytes(StandardCharsets.UTF_8)).hasSize(40_000);
  }
}
