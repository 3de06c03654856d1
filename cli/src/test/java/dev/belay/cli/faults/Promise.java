package dev.belay.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.json.Json;
import dev.belay.problem.Code;
import dev.belay.repository.Catalog;
import dev.belay.repository.Manifest;
import dev.belay.testkit.faults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * What Belay promises, whatever fails: the database is as before or as after, every file under a
 * final name is whole, no good backup is lost, and what happened is told in words.
 */
final class Promise {
  private static final Set<Integer> BEFORE = Set.of(1, 2, 3, 6);

  private final Shop template;
  private final Path folder;
  private final String before;
  private final String after;
  private final List<String> command;

  /**
   * Of one command.
   *
   * @param folder where a folder is made for each try
   * @param after what the database holds once the command has ended well
   */
  Promise(Shop template, Path folder, String after, List<String> command) {
    this.template = template;
    this.folder = folder;
    this.before = template.content();
    this.after = after;
    this.command = command;
  }

  /** Lets each operation fail in turn; returns how many there were. */
  int keepFor(IntFunction<Fault> faults) throws IOException {
    List<String> broken = new ArrayList<>();
    for (int nth = 1; ; nth++) {
      Path place = folder.resolve("try" + nth);
      Shop shop = template.copy(place);
      shop.faults().begin(faults.apply(nth));
      Ended ended = shop.run(command.toArray(new String[0]));
      boolean failed = shop.faults().hasFailed();
      List<String> operations = shop.faults().operations();
      shop.faults().end();
      try {
        judge(shop, ended);
      } catch (AssertionError | RuntimeException e) {
        broken.add(told(operations, ended, e));
      }
      remove(place);
      if (!failed) {
        assertThat(broken).isEmpty();
        assertThat(ended.status()).isZero();
        return nth - 1;
      }
    }
  }

  private static boolean hasLine(Shop shop, String file) {
    try {
      return Files.readString(shop.folder().resolve(file)).contains("\n");
    } catch (IOException e) {
      throw new AssertionError("could not read " + file, e);
    }
  }

  private static String told(List<String> operations, Ended ended, Throwable why) {
    return operations.stream()
            .filter(operation -> operation.endsWith("FAILED"))
            .findFirst()
            .orElse("nothing failed")
        + "\n"
        + ended
        + "\n"
        + String.valueOf(why.getMessage()).strip()
        + "\n";
  }

  private void judge(Shop shop, Ended ended) throws IOException {
    requireTold(ended);
    String content = shop.content();
    if (ended.status() == 0) {
      assertThat(content).as("done").isEqualTo(after);
    } else if (BEFORE.contains(ended.status())) {
      assertThat(content).as("exit %s", ended.status()).isEqualTo(before);
    }
    assertThat(content).isIn(before, after);
    requireBackups(shop);
    if (!runs(shop).isEmpty()) {
      shop.must("recover");
    }
    assertThat(shop.content()).as("recovered").isIn(before, after);
    requireBackups(shop);
    assertThat(runs(shop)).isEmpty();
  }

  /** The journals of runs; one whose first line was torn belongs to none. */
  private static List<String> runs(Shop shop) throws IOException {
    return shop.files().stream()
        .filter(file -> file.startsWith(".belay/runs/") && hasLine(shop, file))
        .toList();
  }

  /** What, why, state and remedy; and it is never said to be a bug. */
  private static void requireTold(Ended ended) {
    assertThat(ended.err()).doesNotContain("\tat ");
    assertThat(ended.status()).isNotEqualTo(70);
    ended.warnings().forEach(warning -> assertThat(warning.text("code")).isNotEqualTo("bug"));
    if (ended.status() == 0) {
      return;
    }
    assertThat(ended.problem()).isPresent();
    var problem = ended.problem().orElseThrow();
    assertThat(problem.text("what")).isNotBlank();
    assertThat(problem.text("why")).isNotBlank();
    assertThat(problem.text("state") + said(ended, "state")).as("state").isNotBlank();
    assertThat(problem.text("remedy") + said(ended, "next")).as("remedy").isNotBlank();
  }

  private static String said(Ended ended, String name) {
    return ended.outcome().find(name).map(Json::asText).orElse("");
  }

  /** Those there were are there, each is whole, and what is half is known to be. */
  private void requireBackups(Shop shop) {
    Catalog catalog = shop.repository().catalog();
    List<String> old = ids(template.repository().catalog());
    assertThat(ids(catalog)).containsAll(old);
    catalog.backups().forEach(shop.repository()::readThrough);
    assertThat(catalog.broken())
        .allSatisfy(
            broken -> assertThat(broken.problem().code()).isEqualTo(Code.BACKUP_INCOMPLETE));
  }

  private static List<String> ids(Catalog catalog) {
    return catalog.backups().stream().map(Manifest::id).toList();
  }

  private static void remove(Path place) throws IOException {
    try (var paths = Files.walk(place)) {
      for (Path path : paths.toList().reversed()) {
        Files.delete(path);
      }
    }
  }
}
