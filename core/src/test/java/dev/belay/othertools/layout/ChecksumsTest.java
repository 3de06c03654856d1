package dev.belay.othertools.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.sql.SqlSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against sums that the tools themselves have computed. */
class ChecksumsTest {
  private static final String TEXT = "CREATE TABLE t (\n  id int\n);\n";
  private static final String SHA_256 =
      "895b5f4d3fec2044e56e0b6ee41104d317d9c3a8d62750f541a83bdd144dc739";

  @Test
  void prisma_takes_other_line_ends_for_the_same_text() {
    assertThat(Checksums.prisma(TEXT)).contains(SHA_256);
    assertThat(Checksums.prisma(TEXT.replace("\n", "\r\n"))).contains(SHA_256);
    assertThat(Checksums.prisma(TEXT + " ")).doesNotContain(SHA_256);
  }

  @Test
  void prisma_takes_a_sum_without_leading_zeros() {
    assertThat(Checksums.prisma(TEXT))
        .contains("895b5f4d3fec2044e56eb6ee4114d317d9c3a8d62750f541a83bdd144dc739");
  }

  @Test
  void flyway_sees_neither_line_ends_nor_a_byte_order_mark() {
    assertThat(Checksums.flyway(TEXT)).isEqualTo("-40986071");
    assertThat(Checksums.flyway(TEXT.replace("\n", "\r\n"))).isEqualTo("-40986071");
    assertThat(Checksums.flyway("CREATE TABLE t (  id int);")).isEqualTo("-40986071");
    assertThat(Checksums.flyway("\uFEFF" + TEXT)).isEqualTo("-40986071");
    assertThat(Checksums.flyway(TEXT.replace("int", "text"))).isNotEqualTo("-40986071");
  }

  @Test
  void sqitch_sums_the_bytes() {
    assertThat(Checksums.sqitch(TEXT)).isEqualTo("20f4b057a427b72557c2fb3542fe2dafe2f7ce8f");
  }

  @Test
  void sqlx_sums_the_bytes() {
    assertThat(Checksums.sqlx(TEXT))
        .isEqualTo(
            "72cd3df5b1ab0be8e119238dce702e3e47b26e382d3f1412a8241e9efaef529e"
                + "54b82b5732177afadb2831fd83df70dc");
  }

  @Test
  void liquibase_sums_what_is_no_white_space() {
    String sum = "9:6d4549ab668f0fa3a148fb9da6d22712";
    assertThat(Checksums.liquibase(TEXT)).isEqualTo(sum);
    assertThat(Checksums.liquibase(TEXT.replace("\n", "\r\n\t"))).isEqualTo(sum);
    assertThat(Checksums.liquibase(TEXT + "-- more")).isNotEqualTo(sum);
  }

  @Test
  void atlas_sums_each_file_with_all_before_it() {
    var first = new SqlSource("1_first.sql", "create table `tbl_1` (`col` int);\n");
    var second = new SqlSource("2_second.sql", "create table `tbl_2` (`col` int);\n");
    assertThat(AtlasSum.compute(List.of(first, second)))
        .isEqualTo(
            Map.of(
                "1_first.sql",
                "uJ2MyyeTqXx4rCqtRMQAvRrfsvdwmvsZ3LcadVvCdOc=",
                "2_second.sql",
                "TLO00GtsqSi8o0ySoaofBqxemrElL8fHOs3IRnqYvB8="));
  }

  @Test
  void of_atlas_sums_only_the_first_difference_is_told() {
    Map<String, String> said = AtlasSum.read("h1:x\na.sql h1:1\nb.sql h1:2\nc.sql h1:3\n");
    assertThat(AtlasSum.firstDifference(said, said)).isEmpty();
    assertThat(AtlasSum.firstDifference(said, sums("a.sql", "1", "b.sql", "7", "c.sql", "8")))
        .contains("b.sql");
    assertThat(AtlasSum.firstDifference(said, sums("a.sql", "1", "c.sql", "8"))).contains("b.sql");
    assertThat(
            AtlasSum.firstDifference(
                said, sums("a.sql", "1", "aa.sql", "5", "b.sql", "7", "c.sql", "8")))
        .contains("aa.sql");
  }

  private static Map<String, String> sums(String... pairs) {
    Map<String, String> sums = new LinkedHashMap<>();
    for (int at = 0; at < pairs.length; at += 2) {
      sums.put(pairs[at], pairs[at + 1]);
    }
    return sums;
  }
}
