package dev.belay.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TypeChangeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "character varying(50) ~ character varying(100)",
        "character varying(50) ~ character varying",
        "character varying(50) ~ text",
        "text ~ character varying",
        "numeric(10,2) ~ numeric(12,2)",
        "numeric(10,2) ~ numeric",
        "bit varying(8) ~ bit varying(16)",
        "cidr ~ inet",
        "time(3) without time zone ~ time(6) without time zone",
        "timestamp(3) with time zone ~ timestamp with time zone",
        "timestamp without time zone ~ timestamp with time zone",
        "integer ~ integer",
        "app.mood ~ app.mood",
      })
  void values_that_are_stored_alike_stay_where_they_are(String old, String type) {
    assertThat(TypeChange.cost(Optional.of(old), type, Optional.empty()))
        .isEqualTo(TypeChange.Cost.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "character varying(50) ~ character varying(20)",
        "character varying ~ character varying(20)",
        "text ~ character varying(20)",
        "character(5) ~ text",
        "integer ~ bigint",
        "numeric(10,2) ~ numeric(12,4)",
        "numeric(10,2) ~ numeric(8,2)",
        "numeric ~ numeric(12,2)",
        "json ~ jsonb",
        "inet ~ cidr",
        "timestamp with time zone ~ timestamp(3) with time zone",
        "text ~ uuid",
      })
  void others_are_written_anew(String old, String type) {
    assertThat(TypeChange.cost(Optional.of(old), type, Optional.empty()))
        .isEqualTo(TypeChange.Cost.REWRITE);
  }

  @Test
  void an_expression_other_than_a_cast_has_every_row_written_anew() {
    assertThat(TypeChange.cost(Optional.of("text"), "text", Optional.of("upper(name)")))
        .isEqualTo(TypeChange.Cost.REWRITE);
    assertThat(
            TypeChange.cost(Optional.of("character varying(9)"), "text", Optional.of("name::text")))
        .isEqualTo(TypeChange.Cost.NONE);
  }

  @Test
  void of_a_type_that_nobody_knows_nothing_can_be_told() {
    assertThat(TypeChange.cost(Optional.empty(), "text", Optional.empty()))
        .isEqualTo(TypeChange.Cost.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "numeric(10,2) ~ numeric(10,1) ~ true",
        "numeric ~ numeric(10,2) ~ true",
        "double precision ~ integer ~ true",
        "double precision ~ real ~ true",
        "timestamp with time zone ~ date ~ true",
        "timestamp without time zone ~ time without time zone ~ true",
        "timestamp with time zone ~ timestamp(0) with time zone ~ true",
        "bigint ~ integer ~ false",
        "text ~ character varying(10) ~ false",
        "character varying(20) ~ character(10) ~ false",
      })
  void what_values_lose(String old, String type, boolean silent) {
    assertThat(TypeChange.loss(old, type))
        .hasValueSatisfying(loss -> assertThat(loss.silent()).isEqualTo(silent));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "integer ~ bigint",
        "integer ~ numeric",
        "integer ~ numeric(12,2)",
        "numeric(10,2) ~ numeric(12,2)",
        "numeric(10,2) ~ text",
        "character varying(10) ~ character varying(20)",
        "date ~ timestamp with time zone",
        "timestamp(0) with time zone ~ timestamp(3) with time zone",
        "app.mood ~ text",
      })
  void what_loses_nothing(String old, String type) {
    assertThat(TypeChange.loss(old, type)).isEmpty();
  }
}
