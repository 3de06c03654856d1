package dev.belay.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testkit.faults.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise, kept for every operation on the disk that a command does. */
class PromiseTest {
  @TempDir Path temporary;
  private Path folder;
  private Shop shop;

  @BeforeEach
  void prepare() throws Exception {
    folder = temporary.toRealPath();
    shop = Shop.open(folder.resolve("template"));
  }

  @Test
  void backup_keeps_it_whatever_fails_once() throws Exception {
    assertThat(backup(Fault::once)).isGreaterThan(60);
  }

  @Test
  void backup_keeps_it_whatever_fails_for_good() throws Exception {
    assertThat(backup(Fault::forGood)).isGreaterThan(60);
  }

  @Test
  void backup_keeps_it_on_a_disk_that_is_full() throws Exception {
    assertThat(backup(Fault::full)).isGreaterThan(10);
  }

  private int backup(IntFunction<Fault> faults) throws Exception {
    var promise = new Promise(shop, tries(), shop.content(), List.of("backup", "second"));
    return promise.keepFor(faults);
  }

  @Test
  void restore_keeps_it_whatever_fails_once() throws Exception {
    assertThat(restore(Fault::once)).isGreaterThan(100);
  }

  @Test
  void restore_keeps_it_whatever_fails_for_good() throws Exception {
    assertThat(restore(Fault::forGood)).isGreaterThan(100);
  }

  @Test
  void restore_keeps_it_on_a_disk_that_is_full() throws Exception {
    assertThat(restore(Fault::full)).isGreaterThan(20);
  }

  private int restore(IntFunction<Fault> faults) throws Exception {
    String good = shop.content();
    shop.sql("DELETE FROM customers WHERE id % 3 = 0", "UPDATE customers SET name = 'x'");
    var promise = new Promise(shop, tries(), good, List.of("restore", "latest"));
    return promise.keepFor(faults);
  }

  @Test
  void a_restore_to_where_nothing_is_keeps_it_whatever_fails() throws Exception {
    String good = shop.content();
    Files.delete(shop.folder().resolve("shop.db"));
    var promise = new Promise(shop, tries(), good, List.of("restore", "latest"));
    assertThat(promise.keepFor(Fault::once)).isGreaterThan(80);
  }

  private Path tries() throws Exception {
    return Files.createDirectories(folder.resolve("tries"));
  }
}
