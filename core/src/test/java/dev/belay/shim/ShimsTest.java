package dev.belay.shim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShimsTest {
  private static final String PACKAGE =
      """
      { "name": "shop",
        "scripts": {
          "build": "tsc",   "reset" : "NODE_ENV=test prisma migrate reset --force",
      \t"fresh":"npm run build && npx prisma@6 db push --force-reset; node -e \\"x('a b')\\"",
          "deploy": "prisma migrate deploy"
        },
        "config": {"scripts": {"not": "prisma migrate reset"}},
        "keywords": ["prisma migrate reset"]
      }\
      """;

  private static String after(Shims shims) {
    return shims.edit().orElseThrow().after();
  }

  private static String installed(String file, String text) {
    String with = after(Shims.install(file, text));
    assertThat(Shims.install(file, with).edit()).as("again").isEmpty();
    assertThat(after(Shims.uninstall(file, with))).as("and back").isEqualTo(text);
    return with;
  }

  @Test
  void only_scripts_that_may_destroy_are_changed_and_nothing_else() {
    assertThat(installed("package.json", PACKAGE))
        .isEqualTo(
            PACKAGE
                .replace("test prisma migrate", "test belay guard -- prisma migrate")
                .replace("npx prisma@6", "belay guard -- npx prisma@6"));
    assertThat(Shims.install("package.json", PACKAGE.replace("\n", "\r\n")).edit()).isPresent();
  }

  /** The place of the bar is where the shim goes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "|prisma migrate reset",
        "A=1 B='x y' |prisma migrate dev",
        "|dotenv -e .env -- prisma db push && echo done",
        "cd api && |./node_modules/.bin/knex migrate:rollback --all || true",
        "(cd api; |yarn drizzle-kit push)",
        "if true; then |bin/rails db:drop; fi",
        "|bundle exec rake db:drop db:create",
        "|php artisan migrate:fresh --seed",
        "|python manage.py flush --noinput",
        "|alembic downgrade base",
        "|dropdb shop; createdb shop",
        "|sh -c 'prisma migrate reset'",
        "|pg_restore --clean -d shop \"$(ls -t *.dump | head -1)\"",
        "echo \"$(date)\" `id` ${A:-b}; |supabase db reset # prisma migrate reset",
        "time |typeorm schema:drop -d x > /dev/null 2>&1",
        "echo a \\\n  && |sequelize-cli db:drop",
      })
  void the_shim_is_in_front_of_the_command_itself(String text) {
    String script = "#!/bin/sh\n" + text + "\n";
    assertThat(installed("bin/x", script.replace("|p", "p").replaceAll("\\|(?=[.a-z])", "")))
        .isEqualTo(script.replaceAll("\\|(?=[.a-z])", "belay guard -- "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prisma migrate deploy",
        "prisma generate",
        "rails db:migrate",
        "echo 'run: prisma' migrate reset-me",
        "knex migrate:latest",
        "git migrate",
        "# prisma migrate reset",
        "belay guard -- prisma migrate reset",
        "./belay guard -t live -- dropdb shop",
      })
  void other_commands_stay_as_they_are(String text) {
    Shims shims = Shims.install("bin/x", "#!/usr/bin/env bash\n" + text + "\n");
    assertThat(shims.edit()).isEmpty();
    assertThat(shims.left()).isEmpty();
  }

  @Test
  void recipes_of_make_are_changed_behind_what_is_make_s_own() {
    String makefile =
        """
        DB := prisma migrate reset
        reset: build
        \t@-npx prisma migrate reset \\
        \t  --force
        \techo $(DB) && dropdb --if-exists $(NAME)
        """;
    assertThat(installed("Makefile", makefile))
        .isEqualTo(
            makefile
                .replace("@-npx", "@-belay guard -- npx")
                .replace("dropdb", "belay guard -- dropdb"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          $(Q)npx prisma migrate reset          | Makefile: all: what $(Q)npx is, only its run tells
          cat <<X; prisma migrate reset         | Makefile: all: its shell is not understood here
          echo 'open; prisma migrate reset      | Makefile: all: its shell is not understood here
          """)
  void what_is_not_sure_is_left_and_said(String recipe, String told) {
    Shims shims = Shims.install("Makefile", "all:\n\t" + recipe + "\n");
    assertThat(shims.edit()).isEmpty();
    assertThat(shims.left())
        .extracting(left -> left.place() + ": " + left.because())
        .containsExactly(told);
  }

  @Test
  void what_somebody_has_put_behind_guard_by_hand_stays() {
    String script = "#!/bin/sh\nbelay guard -- ./cleanup.sh\nbelay guard -t live -- dropdb shop\n";
    assertThat(Shims.uninstall("bin/x", script).edit()).isEmpty();
    assertThat(Shims.uninstall("bin/x", script).inPlace()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"scripts\": {\"a\": \"prisma migrate reset", "[[}]]", "\\"})
  void a_damaged_file_is_no_matter(String text) {
    Shims.install("package.json", text);
    assertThat(Shims.install("Makefile", text).edit()).isEmpty();
    assertThat(Shims.install("bin/x", "#!/bin/sh\n" + text).left().size()).isLessThan(2);
  }

  @Test
  void programs_that_are_no_shell_scripts_are_not_read() {
    assertThat(Shims.install("bin/rails", "#!/usr/bin/env ruby\nprisma migrate reset\n").edit())
        .isEmpty();
    assertThat(Shims.mayBe("x.sql")).isFalse();
    assertThat(Shims.mayBe("reset.sh")).isTrue();
  }
}
