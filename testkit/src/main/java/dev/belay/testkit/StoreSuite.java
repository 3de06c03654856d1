package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store keeps to: one test for each sentence of {@link Store}. */
public interface StoreSuite {
  /** An empty store, a new one for each test. */
  Store store();

  /** Puts a text. */
  static void put(Store store, String name, String text) {
    store.put(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Gets a text. */
  static String get(Store store, String name) {
    try (InputStream in = store.open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("could not read " + name, e);
    }
  }

  private static List<String> names(Store store, String prefix) {
    return store.list(prefix).stream().map(Store.Stored::name).toList();
  }

  @Test
  default void what_was_put_is_there() {
    Store store = store();
    put(store, "shop/a.zst", "first");
    assertThat(store.contains("shop/a.zst")).isTrue();
    assertThat(get(store, "shop/a.zst")).isEqualTo("first");
  }

  @Test
  default void an_object_may_be_empty() {
    Store store = store();
    put(store, "empty", "");
    assertThat(store.contains("empty")).isTrue();
    assertThat(get(store, "empty")).isEmpty();
  }

  @Test
  default void every_byte_comes_back_whatever_the_size_of_the_writes() throws IOException {
    Store store = store();
    byte[] bytes = new byte[300_007];
    new java.util.Random(5).nextBytes(bytes);
    store.put(
        "large",
        out -> {
          out.write(bytes[0]);
          out.write(bytes, 1, 200_000);
          out.flush();
          out.write(bytes, 200_001, bytes.length - 200_001);
        });
    try (InputStream in = store.open("large")) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    assertThat(store.list("large").get(0).size().bytes()).isEqualTo(bytes.length);
  }

  @Test
  default void an_older_object_of_that_name_is_replaced() {
    Store store = store();
    put(store, "a", "a longer text");
    put(store, "a", "short");
    assertThat(get(store, "a")).isEqualTo("short");
    assertThat(names(store, "")).containsExactly("a");
  }

  @Test
  default void nothing_is_under_the_name_until_everything_is_written() {
    Store store = store();
    store.put(
        "shop/a",
        out -> {
          out.write(new byte[100_000]);
          out.flush();
          assertThat(store.contains("shop/a")).isFalse();
          assertThat(names(store, "")).isEmpty();
        });
    assertThat(names(store, "")).containsExactly("shop/a");
  }

  @Test
  default void the_old_object_can_be_read_while_a_new_one_is_written() {
    Store store = store();
    put(store, "a", "old");
    store.put(
        "a",
        out -> {
          out.write(new byte[100_000]);
          out.flush();
          assertThat(get(store, "a")).isEqualTo("old");
        });
    assertThat(store.list("a").get(0).size().bytes()).isEqualTo(100_000);
  }

  @Test
  default void a_writer_that_fails_leaves_the_store_as_it_was() {
    Store store = store();
    put(store, "a", "old");
    List<Store.Stored> before = store.list("");
    for (String name : List.of("a", "new", "folder/new")) {
      Throwable thrown =
          catchThrowable(
              () ->
                  store.put(
                      name,
                      out -> {
                        out.write(new byte[100_000]);
                        throw new IOException("the source broke");
                      }));
      assertThat(thrown).isInstanceOf(BelayException.class).hasMessageContaining("source broke");
    }
    assertThat(store.list("")).isEqualTo(before);
    assertThat(get(store, "a")).isEqualTo("old");
  }

  @Test
  default void what_the_writer_throws_on_purpose_passes_through() {
    BelayException known = Problem.of(Code.DATABASE_BUSY, "busy").toException();
    assertThatThrownBy(
            () ->
                store()
                    .put(
                        "a",
                        out -> {
                          throw known;
                        }))
        .isSameAs(known);
    var odd = new IllegalStateException("odd");
    assertThatThrownBy(
            () ->
                store()
                    .put(
                        "a",
                        out -> {
                          throw odd;
                        }))
        .isSameAs(odd);
  }

  @Test
  default void a_full_disk_is_told_as_such() {
    Throwable thrown =
        catchThrowable(
            () ->
                store()
                    .put(
                        "a",
                        out -> {
                          throw new IOException("No space left on device");
                        }));
    assertThat(((BelayException) thrown).problem().code()).isEqualTo(Code.DISK_FULL);
  }

  @Test
  default void what_is_absent_is_missing_and_not_contained() {
    Store store = store();
    put(store, "shop/a", "x");
    for (String name : List.of("b", "shop/b", "shop", "other/a")) {
      assertThat(store.contains(name)).isFalse();
      Throwable thrown = catchThrowable(() -> store.open(name).close());
      assertThat(thrown).as(name).isInstanceOf(BelayException.class);
      assertThat(((BelayException) thrown).problem().code()).isEqualTo(Code.BACKUP_MISSING);
    }
  }

  @Test
  default void objects_are_listed_by_prefix_and_sorted_by_name() {
    Store store = store();
    for (String name : List.of("shop/b", "shop/a", "shop/after/x", "shop2/a", "a")) {
      put(store, name, name);
    }
    assertThat(names(store, ""))
        .containsExactly("a", "shop/a", "shop/after/x", "shop/b", "shop2/a");
    assertThat(names(store, "shop/")).containsExactly("shop/a", "shop/after/x", "shop/b");
    assertThat(names(store, "shop/a")).containsExactly("shop/a", "shop/after/x");
    assertThat(names(store, "shop")).hasSize(4);
    assertThat(names(store, "nothing")).isEmpty();
    assertThat(names(store, "no/such/folder/")).isEmpty();
  }

  @Test
  default void a_listed_object_tells_its_size_and_when_it_was_put() {
    Store store = store();
    put(store, "a", "four");
    Store.Stored stored = store.list("").get(0);
    assertThat(stored.size().bytes()).isEqualTo(4);
    assertThat(Duration.between(stored.modified(), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(5));
  }

  @Test
  default void nothing_is_in_an_empty_store() {
    assertThat(store().list("")).isEmpty();
  }

  @Test
  default void what_is_deleted_is_gone_and_nothing_else() {
    Store store = store();
    put(store, "shop/a", "a");
    put(store, "shop/b", "b");
    store.delete("shop/a");
    assertThat(store.contains("shop/a")).isFalse();
    assertThat(names(store, "")).containsExactly("shop/b");
  }

  @Test
  default void to_delete_what_is_not_there_does_nothing() {
    Store store = store();
    put(store, "a", "a");
    store.delete("b");
    store.delete("no/such/folder/b");
    assertThat(names(store, "")).containsExactly("a");
  }

  @Test
  default void there_is_room_or_nobody_can_tell() {
    store().usableSpace().ifPresent(bytes -> assertThat(bytes).isPositive());
  }

  @Test
  default void it_says_where_it_is() {
    assertThat(store().describe()).isNotBlank();
  }

  @Test
  default void many_threads_may_put_at_once() throws Exception {
    Store store = store();
    int threads = 8;
    var together = new CountDownLatch(threads);
    List<Callable<Boolean>> work =
        IntStream.range(0, threads).mapToObj(number -> putting(store, together, number)).toList();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      for (Future<Boolean> each : workers.invokeAll(work)) {
        assertThat(each.get()).isTrue();
      }
    }
    assertThat(names(store, "own/")).hasSize(threads);
    assertThat(get(store, "shared")).matches("(\\d)\\1{999}");
    assertThat(names(store, "")).hasSize(threads + 1);
  }

  private static Callable<Boolean> putting(Store store, CountDownLatch together, int number) {
    return () -> {
      together.countDown();
      together.await();
      put(store, "own/" + number, "own");
      put(store, "shared", Integer.toString(number).repeat(1000));
      return true;
    };
  }
}
