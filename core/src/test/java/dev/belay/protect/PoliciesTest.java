package dev.belay.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.database.Environment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PoliciesTest {
  @ParameterizedTest
  @CsvSource({
    "MIGRATE, FREE, FREE, NAME, NAME, NAME",
    "LOSE_DATA, FREE, FREE, NAME, PERSON, PERSON",
    "ROLLBACK, FREE, FREE, NAME, PERSON, PERSON",
    "RESTORE, FREE, FREE, NAME, PERSON, PERSON",
    "PRUNE, FREE, FREE, FREE, FREE, FREE",
    "GUARD, FREE, FREE, PERSON, PERSON, PERSON",
    "PROTECT, FREE, FREE, PERSON, PERSON, PERSON",
    "UNPROTECT, FREE, FREE, PERSON, PERSON, PERSON",
    "MARK, PERSON, PERSON, PERSON, PERSON, PERSON",
    "PERMIT, PERSON, PERSON, PERSON, PERSON, PERSON"
  })
  void what_holds_where_nobody_has_said_anything(
      Operation operation,
      Need development,
      Need test,
      Need staging,
      Need production,
      Need unknown) {
    assertThat(
            List.of(
                Policies.USUAL.need(operation, Environment.DEVELOPMENT),
                Policies.USUAL.need(operation, Environment.TEST),
                Policies.USUAL.need(operation, Environment.STAGING),
                Policies.USUAL.need(operation, Environment.PRODUCTION),
                Policies.USUAL.need(operation, Environment.UNKNOWN)))
        .containsExactly(development, test, staging, production, unknown);
  }

  @Test
  void a_rule_counts_and_of_two_the_first() {
    var policies =
        new Policies(
            List.of(
                PolicyRule.parse("production restore permit"),
                PolicyRule.parse("production restore free"),
                PolicyRule.parse("staging migrate never")));
    assertThat(policies.need(Operation.RESTORE, Environment.PRODUCTION)).isEqualTo(Need.PERMIT);
    assertThat(policies.need(Operation.MIGRATE, Environment.STAGING)).isEqualTo(Need.NEVER);
    assertThat(policies.need(Operation.RESTORE, Environment.STAGING)).isEqualTo(Need.NAME);
  }

  @Test
  void what_is_said_of_production_holds_for_what_nobody_knows() {
    var policies = new Policies(List.of(PolicyRule.parse("production migrate permit")));
    assertThat(policies.need(Operation.MIGRATE, Environment.UNKNOWN)).isEqualTo(Need.PERMIT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"GUARD", "MARK", "PROTECT", "UNPROTECT", "PERMIT"})
  void no_rule_opens_what_keeps_everything_else_shut(Operation operation) {
    for (String need : List.of("free", "name")) {
      assertThatThrownBy(() -> PolicyRule.parse("production " + operation + " " + need))
          .hasMessageContaining("asks for too little: " + operation + " takes a person at least");
    }
    assertThat(PolicyRule.parse("production " + operation + " never").need()).isEqualTo(Need.NEVER);
  }

  @Test
  void what_can_be_made_again_may_be_as_free_as_it_is() {
    assertThat(PolicyRule.parse("test guard free").toString()).isEqualTo("test guard free");
    assertThatThrownBy(() -> PolicyRule.parse("development mark free"))
        .hasMessageContaining("asks for too little");
  }

  @ParameterizedTest
  @CsvSource({
    "production restore, is not of the form",
    "production restore a person, is not of the form",
    "prodution restore person, names no environment",
    "production retsore person, 'names no operation: migrate, lose-data, rollback'",
    "production restore root, 'names no need: free, name, person, permit, never'"
  })
  void what_is_no_rule_is_said(String text, String complaint) {
    assertThatThrownBy(() -> PolicyRule.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(complaint);
  }
}
