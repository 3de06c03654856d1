package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.Environment;
import dev.belay.database.Mark;
import dev.belay.engine.Database;
import dev.belay.engine.SideCopy;
import dev.belay.engine.TestSite;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What an engine promises of databases for tests. */
public interface TestSiteContract {
  EngineSubject subject();

  private static String name(TestSite site) {
    return site.with(site.name(), "_of" + TestSite.ENDING);
  }

  private static void fill(Database database) {
    Script.run(database, "CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (7);");
  }

  private static String content(Database database) {
    try (var session = database.openReadOnly()) {
      return session.query("SELECT a FROM t", 9).toString();
    }
  }

  @Test
  default void one_that_is_made_is_empty_and_goes_when_it_is_closed() throws IOException {
    for (Database beside : new Database[] {subject().create(), subject().missing()}) {
      boolean there = beside.exists();
      SideCopy made = beside.testSite().make();

      assertThat(made.database().describe().empty()).isTrue();
      assertThat(made.database().url().location()).contains("_belay_").contains(TestSite.ENDING);

      made.close();
      made.close();
      assertThat(made.database().exists()).isFalse();
      assertThat(beside.exists()).isEqualTo(there);
    }
  }

  @Test
  default void one_that_is_kept_takes_its_name_in_place_of_what_was_there() throws IOException {
    TestSite site = subject().create().testSite();
    String name = name(site);
    try (SideCopy first = site.make()) {
      site.keep(first, name);
    }
    try (SideCopy second = site.make()) {
      fill(second.database());
      second.database().marks().write(Environment.TEST, MarkContract.AT, "nina");
      site.keep(second, name);
      assertThat(second.database().exists()).isFalse();
    }

    assertThat(content(site.at(name))).isEqualTo("[[7]]");
    assertThat(site.at(name).marks().read()).map(Mark::own).contains(true);
    site.drop(name);
  }

  @Test
  default void a_copy_holds_what_the_original_holds_and_has_no_mark_of_its_own()
      throws IOException {
    TestSite site = subject().create().testSite();
    String name = name(site);
    try (SideCopy made = site.make()) {
      fill(made.database());
      made.database().marks().write(Environment.TEST, MarkContract.AT, "nina");
      site.keep(made, name);
    }
    assertThat(site.copyOf(site.with(name, "_missing"))).isEmpty();
    try (SideCopy copy = site.copyOf(name).orElseThrow()) {
      assertThat(content(copy.database())).isEqualTo("[[7]]");
      assertThat(copy.database().marks().read()).map(Mark::own).contains(false);
    }

    assertThat(content(site.at(name))).isEqualTo("[[7]]");
    site.drop(name);
  }

  @Test
  default void what_is_dropped_is_gone_and_so_is_what_was_not_there() throws IOException {
    Database beside = subject().create();
    TestSite site = beside.testSite();
    String name = name(site);
    site.drop(name);
    try (SideCopy made = site.make()) {
      site.keep(made, name);
    }
    assertThat(site.at(name).exists()).isTrue();
    site.drop(name);

    assertThat(site.at(name).exists()).isFalse();
    assertThat(beside.exists()).isTrue();
  }

  @Test
  default void those_that_begin_and_end_alike_are_listed() throws IOException {
    TestSite site = subject().create().testSite();
    String begin = site.with(site.name(), "_%_");
    for (String each : new String[] {"a_test", "b_test", "c_other"}) {
      try (SideCopy made = site.make()) {
        site.keep(made, begin + each);
      }
    }

    assertThat(site.named(begin, TestSite.ENDING))
        .containsExactlyInAnyOrder(begin + "a_test", begin + "b_test");
    for (String each : new String[] {"a_test", "b_test", "c_other"}) {
      site.drop(begin + each);
    }
  }
}
