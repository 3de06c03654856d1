package dev.belay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.testkit.StoreSuite;
import dev.belay.testkit.faults.Fault;
import dev.belay.testkit.faults.Faults;
import dev.belay.testkit.faults.FaultyFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest implements StoreSuite {
  private static final String OLD = "the old text";
  private static final String NEW = "new ".repeat(50_000);

  @TempDir Path folder;
  private final Faults faults = new Faults();
  private int made;

  @Override
  public Store store() {
    return new FolderStore(folder.resolve("store" + made++), new Random(3));
  }

  private Store faulty(Path place) {
    return new FolderStore(FaultyFileSystem.over(place, faults), new Random(3));
  }

  @Test
  void only_its_owner_can_read_an_object() throws IOException {
    Store store = new FolderStore(folder.resolve("own"), new Random(3));
    StoreSuite.put(store, "shop/a", "secret");
    assertThat(permissions(folder.resolve("own/shop/a"))).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve("own/shop"))).isEqualTo("rwx------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void a_name_can_not_lead_out_of_the_folder() {
    Store store = store();
    for (String name : List.of("../a", "a/../../b", "/etc/passwd", "", ".", "a/..")) {
      assertThatThrownBy(() -> StoreSuite.put(store, name, "x"))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void what_another_process_left_unfinished_is_not_listed() throws IOException {
    Path place = Files.createDirectories(folder.resolve("left/shop"));
    Files.writeString(place.resolve(".a.zst.1234.unfinished"), "half");
    Store store = new FolderStore(folder.resolve("left"), new Random(3));
    StoreSuite.put(store, "shop/a.zst", "whole");
    assertThat(store.list("")).extracting(Store.Stored::name).containsExactly("shop/a.zst");
  }

  @Test
  void a_disk_that_takes_few_bytes_at_a_time_gets_them_all() throws IOException {
    Store store = faulty(Files.createDirectories(folder.resolve("slow")));
    faults.cutWrites(777);
    StoreSuite.put(store, "a", NEW);
    faults.end();
    assertThat(StoreSuite.get(store, "a")).isEqualTo(NEW);
  }

  @Test
  void a_disk_that_loses_bytes_is_found_out() throws IOException {
    Store store = faulty(Files.createDirectories(folder.resolve("losing")));
    StoreSuite.put(store, "a", OLD);
    faults.loseHalf();
    assertThatThrownBy(() -> StoreSuite.put(store, "a", NEW))
        .hasMessageContaining("wrote 200000 bytes, but the file has 100000");
    faults.end();
    assertThat(StoreSuite.get(store, "a")).isEqualTo(OLD);
    assertThat(files(folder.resolve("losing"))).containsExactly("a");
  }

  @Test
  void whatever_fails_once_the_old_or_the_new_object_is_whole_and_nothing_else_is_left()
      throws IOException {
    tryEvery(
        "once",
        Fault::once,
        place -> assertThat(files(place)).as("%s", faults.operations()).containsExactly("a"));
  }

  @Test
  void whatever_fails_for_good_the_old_or_the_new_object_is_whole() throws IOException {
    tryEvery("for-good", Fault::forGood, place -> assertThat(files(place)).contains("a"));
  }

  @Test
  void a_full_disk_keeps_the_old_object_and_is_cleaned_up() throws IOException {
    tryEvery(
        "full",
        Fault::full,
        place -> {
          assertThat(files(place)).containsExactly("a");
          assertThat(Files.readString(place.resolve("a"))).isEqualTo(OLD);
        });
  }

  /** What has to hold in a folder after a failure. */
  private interface Afterwards {
    void look(Path place) throws IOException;
  }

  private void tryEvery(String name, IntFunction<Fault> fault, Afterwards afterwards)
      throws IOException {
    int nth = 1;
    while (true) {
      Path place = Files.createDirectories(folder.resolve(name + nth));
      Store store = faulty(place);
      StoreSuite.put(store, "a", OLD);
      faults.begin(fault.apply(nth));
      Throwable thrown = catchThrowable(() -> StoreSuite.put(store, "a", NEW));
      boolean failed = faults.hasFailed();
      faults.end();
      if (!failed) {
        assertThat(thrown).isNull();
        assertThat(nth).isGreaterThan(2);
        return;
      }
      requireTold(thrown);
      assertThat(StoreSuite.get(store, "a")).isIn(OLD, NEW);
      assertThat(store.list("")).extracting(Store.Stored::name).containsExactly("a");
      afterwards.look(place);
      nth++;
    }
  }

  private void requireTold(Throwable thrown) {
    assertThat(thrown).as("%s", faults.operations()).isInstanceOf(BelayException.class);
    assertThat(((BelayException) thrown).problem().code()).isIn(Code.INPUT_OUTPUT, Code.DISK_FULL);
    assertThat(((BelayException) thrown).problem().why()).isNotBlank();
  }

  @Test
  void a_new_object_is_whole_or_not_there_whatever_fails() throws IOException {
    for (int nth = 1; ; nth++) {
      Path place = Files.createDirectories(folder.resolve("new" + nth));
      Store store = faulty(place);
      faults.begin(Fault.forGood(nth));
      Throwable thrown = catchThrowable(() -> StoreSuite.put(store, "deep/er/a", NEW));
      faults.end();
      if (thrown == null) {
        assertThat(nth).isGreaterThan(6);
        return;
      }
      requireTold(thrown);
      Optional<String> found =
          store.contains("deep/er/a")
              ? Optional.of(StoreSuite.get(store, "deep/er/a"))
              : Optional.empty();
      assertThat(found.orElse(NEW)).isEqualTo(NEW);
      assertThat(store.list("")).hasSize(found.isPresent() ? 1 : 0);
    }
  }

  @Test
  void every_failure_of_reading_listing_and_deleting_is_told() throws IOException {
    Path place = Files.createDirectories(folder.resolve("reading"));
    Store store = faulty(place);
    StoreSuite.put(store, "shop/a", OLD);
    requireTold(failing(() -> store.open("shop/a").close()));
    requireTold(failing(() -> store.list("")));
    requireTold(failing(() -> store.delete("shop/a")));
    requireTold(failing(store::usableSpace));
    assertThat(StoreSuite.get(store, "shop/a")).isEqualTo(OLD);
  }

  @Test
  void a_listing_that_breaks_in_the_middle_is_told() throws IOException {
    Store store = faulty(Files.createDirectories(folder.resolve("breaking")));
    StoreSuite.put(store, "shop/a", OLD);
    for (int nth = 1; nth <= 5; nth++) {
      faults.begin(Fault.once(nth));
      Throwable thrown = catchThrowable(() -> store.list(""));
      assertThat(faults.hasFailed()).isTrue();
      requireTold(thrown);
    }
  }

  private Throwable failing(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    faults.begin(Fault.forGood(1));
    try {
      return catchThrowable(work);
    } finally {
      faults.end();
    }
  }

  private static List<String> files(Path place) throws IOException {
    try (var all = Files.list(place)) {
      return all.map(each -> String.valueOf(each.getFileName())).sorted().toList();
    }
  }
}
