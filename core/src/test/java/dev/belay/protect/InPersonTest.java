package dev.belay.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.database.Target;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InPersonTest {
  private static final Target SHOP =
      new Target("shop", new DatabaseUrl(DatabaseUrl.SQLITE, "shop.db"), Environment.TEST);

  private static Consent typing(String text) {
    return new InPerson(question -> Optional.of(text));
  }

  @Test
  void whoever_types_the_name_may_go_on() {
    assertThat(typing(" shop ").to("mark", SHOP, "It goes.")).isEqualTo("typed at the terminal");
  }

  @Test
  void another_word_is_no_consent() {
    assertThatThrownBy(() -> typing("yes").to("mark", SHOP, "It goes."))
        .isInstanceOfSatisfying(
            BelayException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(Code.CONFIRMATION_NEEDED);
              assertThat(e.problem().why()).contains("\"yes\"");
              assertThat(e.problem().state()).contains("nothing was changed in shop");
            });
  }

  @Test
  void where_nobody_is_the_refusal_names_no_flag_to_copy() {
    assertThatThrownBy(() -> new InPerson(Policy.Operator.NOBODY).to("mark", SHOP, "It goes."))
        .isInstanceOfSatisfying(
            BelayException.class,
            e ->
                assertThat(e.problem().why() + e.problem().remedy())
                    .contains("nobody is here to be asked")
                    .doesNotContain("--"));
  }

  @Test
  void the_question_says_what_will_happen_to_which_database() {
    var asked = new StringBuilder();
    Consent consent =
        new InPerson(
            question -> {
              asked.append(question);
              return Optional.of("shop");
            });
    consent.to("mark", SHOP, "It goes.");
    assertThat(asked).contains("It goes.").contains("This is shop, test. Type its name");
  }
}
