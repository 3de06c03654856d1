package dev.belay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What test classes get of the extension, run by JUnit itself. */
class BelayDatabaseTest {
  private static final Path MIGRATIONS = Path.of("src/test/resources/migrations");
  private static final List<String> SEEN = new ArrayList<>();

  @TempDir static Path folder;

  @BeforeEach
  void prepare() {
    SEEN.clear();
  }

  private static BelayDatabase shop() {
    return BelayDatabase.migratedFrom(MIGRATIONS).on("jdbc:sqlite:" + folder.resolve("shop.db"));
  }

  private static List<String> files(Path place) throws IOException {
    try (var files = Files.list(place)) {
      return files.map(each -> String.valueOf(each.getFileName())).sorted().toList();
    }
  }

  private static void good(TestExecutionSummary summary, int tests) {
    assertThat(summary.getFailures()).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isEqualTo(tests);
  }

  /** Takes it from the field. */
  static final class ByField {
    @RegisterExtension static final BelayDatabase DATABASE = shop();

    @Test
    void finds_it_empty() throws SQLException {
      try (Connection connection = DATABASE.connection();
          Connection another = DATABASE.dataSource().getConnection()) {
        Orders.add(connection);
        assertThat(Orders.count(another)).isEqualTo(1);
        SEEN.add(DATABASE.url());
      }
    }
  }

  /** Takes it as a parameter. */
  static final class ByParameter {
    @RegisterExtension static final BelayDatabase DATABASE = shop();

    private static final List<Connection> HANDED = new ArrayList<>();

    @BeforeAll
    static void write(Connection connection, TestDatabase database) throws SQLException {
      assertThat(Orders.count(connection)).isEqualTo(0);
      Orders.add(connection);
      HANDED.add(connection);
      SEEN.add(database.url());
    }

    @Test
    void sees_what_the_class_has_written(Connection connection, DataSource source)
        throws SQLException {
      assertThat(Orders.count(connection)).isEqualTo(1);
      try (Connection another = source.getConnection()) {
        assertThat(Orders.count(another)).isEqualTo(1);
      }
      HANDED.add(connection);
    }

    @AfterAll
    static void look() throws SQLException {
      SEEN.add(HANDED.get(0).isClosed() + ", " + HANDED.get(1).isClosed());
    }

    @Nested
    class Inner {
      @Test
      void shares_it(TestDatabase database, Connection connection) throws SQLException {
        assertThat(Orders.count(connection)).isEqualTo(1);
        SEEN.add(database.url());
      }
    }
  }

  @Test
  void each_class_has_its_own_and_none_is_left() throws Exception {
    good(Launched.run(ByField.class), 1);
    good(Launched.run(ByParameter.class), 2);

    assertThat(SEEN.get(0)).startsWith("jdbc:sqlite:").endsWith("_test.db");
    assertThat(SEEN.get(1)).isNotEqualTo(SEEN.get(0));
    assertThat(SEEN.get(2))
        .as("that of the class stays, that of a test ends")
        .isEqualTo(SEEN.get(1));
    assertThat(SEEN.get(3)).isEqualTo("false, true");
    assertThat(files(folder))
        .singleElement()
        .asString()
        .matches("shop_template_[0-9a-f]{8}_test.db");
  }

  /** What stands above several classes. */
  @BelayTest(migrations = "src/test/resources/migrations", on = "sqlite:target/annotated/shop.db")
  abstract static class Annotated {}

  static final class Inherits extends Annotated {
    @Test
    void takes_it_as_a_parameter(Connection connection) throws SQLException {
      assertThat(Orders.count(connection)).isEqualTo(0);
    }
  }

  @Test
  void an_annotation_does_the_same() throws Exception {
    good(Launched.run(Inherits.class), 1);
    assertThat(files(Path.of("target/annotated")))
        .singleElement()
        .asString()
        .contains("_template_");
  }

  /** A field that is not static. */
  static final class Wrong {
    @RegisterExtension final BelayDatabase database = shop();

    @Test
    void has_none(Connection connection) {
      assertThat(connection).as("there is none").isNull();
    }
  }

  /** A place that is not for tests. */
  static final class Production {
    @RegisterExtension
    static final BelayDatabase DATABASE =
        BelayDatabase.migratedFrom(MIGRATIONS).on("jdbc:postgresql://db.prod.invalid/shop_test");

    @Test
    void is_not_run() {
      assertThat(DATABASE.url()).as("there is none").isEmpty();
    }
  }

  @Test
  void what_can_not_be_had_is_told() {
    assertThat(Launched.run(Wrong.class).getFailures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.getException())
                    .rootCause()
                    .hasMessageContaining("belongs into a static field"));
    TestExecutionSummary summary = Launched.run(Production.class);
    assertThat(summary.getTestsStartedCount()).isZero();
    assertThat(summary.getFailures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.getException())
                    .hasMessageContaining("counts as production: host db.prod.invalid"));
  }
}
