package dev.belay.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.DatabaseUrl;
import dev.belay.migration.Tool;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandedUrlTest {
  private static String of(String url, Tool tool) {
    return HandedUrl.of(DatabaseUrl.parse(url, Path.of("/app")), tool);
  }

  @ParameterizedTest
  @CsvSource({
    "PRISMA, file:/app/shop.db",
    "DBMATE, sqlite:/app/shop.db",
    "SQLX, sqlite:///app/shop.db",
    "GOLANG_MIGRATE, sqlite3:///app/shop.db",
    "FLYWAY, jdbc:sqlite:/app/shop.db",
    "GOOSE, /app/shop.db",
    "SQITCH, db:sqlite:/app/shop.db"
  })
  void each_tool_gets_its_own_form_of_a_file(Tool tool, String url) {
    assertThat(of("shop.db", tool)).isEqualTo(url);
  }

  @Test
  void a_servers_address_is_handed_on_as_it_is() {
    String url = "postgresql://ada:s%40c@db1:5433/shop?sslmode=require";
    assertThat(of(url, Tool.PRISMA)).isEqualTo(url);
    assertThat(of(url, Tool.SQITCH)).isEqualTo("db:pg://ada:s%40c@db1:5433/shop?sslmode=require");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://ada:pw@db1:5433/shop?sslmode=require,"
        + " postgresql://ada:pw@db1:5433/copy?sslmode=require",
    "postgresql://db1/shop, postgresql://db1/copy",
    "postgresql://db1, postgresql://db1/copy",
    "postgresql:///shop?host=/run/pg, postgresql:///copy?host=/run/pg",
    "postgresql:shop?sslmode=require, postgresql:copy?sslmode=require",
    "postgresql://db1/?sslmode=require&dbname=shop, postgresql://db1/copy?sslmode=require",
    "postgresql://db1?dbname=shop, postgresql://db1/copy"
  })
  void a_copy_is_reached_as_the_target_is(String target, String copy) {
    var url = DatabaseUrl.parse(target, Path.of("/app"));
    var beside = DatabaseUrl.parse("postgresql://db1:5433/copy", Path.of("/app"));
    assertThat(HandedUrl.beside(url, beside).location()).isEqualTo(copy);
    assertThat(HandedUrl.beside(url, url)).isEqualTo(url);
  }

  @Test
  void a_name_with_blanks_is_encoded() {
    var url = DatabaseUrl.parse("postgresql://db1/my%20shop", Path.of("/app"));
    var beside = new DatabaseUrl(DatabaseUrl.POSTGRESQL, "postgresql://db1/my shop_test");
    assertThat(HandedUrl.beside(url, beside).location())
        .isEqualTo("postgresql://db1/my%20shop_test");
  }

  @Test
  void jdbc_gets_the_login_behind_the_question_mark() {
    assertThat(of("postgresql://ada:s%40c+d@db1:5433/shop?sslmode=require", Tool.FLYWAY))
        .isEqualTo("jdbc:postgresql://db1:5433/shop?sslmode=require&user=ada&password=s%40c%2Bd");
    assertThat(of("postgresql://db1/shop", Tool.LIQUIBASE)).isEqualTo("jdbc:postgresql://db1/shop");
  }
}
