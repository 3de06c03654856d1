package dev.belay.shim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows the commands that may destroy what is in a database, by their names. Those that only apply
 * what is pending are none: they have to run in production, without anybody at a terminal.
 */
final class Ruin {
  /** Programs, and what of theirs it is; a program alone is it always. */
  private static final String KNOWN =
      """
      prisma: migrate reset, migrate dev, db push, db execute
      drizzle-kit: push
      sequelize: db:drop, db:migrate:undo, db:migrate:undo:all, db:seed:undo, db:seed:undo:all
      sequelize-cli: db:drop, db:migrate:undo, db:migrate:undo:all, db:seed:undo, db:seed:undo:all
      typeorm: schema:drop, schema:sync, migration:revert
      typeorm-ts-node-commonjs: schema:drop, schema:sync, migration:revert
      typeorm-ts-node-esm: schema:drop, schema:sync, migration:revert
      knex: migrate:rollback, migrate:down, seed:run
      mikro-orm: schema:drop, schema:fresh, schema:update, migration:fresh, migration:down
      supabase: db reset
      rails: db:drop, db:drop:all, db:reset, db:setup, db:purge, db:schema:load, db:structure:load,\
       db:rollback, db:migrate:reset, db:migrate:down, db:seed:replant, db:truncate_all
      rake: db:drop, db:drop:all, db:reset, db:setup, db:purge, db:schema:load, db:structure:load,\
       db:rollback, db:migrate:reset, db:migrate:down, db:seed:replant, db:truncate_all
      artisan: migrate:fresh, migrate:refresh, migrate:reset, migrate:rollback, db:wipe
      manage.py: flush, reset_db
      django-admin: flush, reset_db
      alembic: downgrade
      flask: db downgrade
      flyway: clean, undo
      liquibase: drop-all, dropAll, rollback, rollback-count, rollback-to-date
      dbmate: drop, rollback, down
      goose: reset, down, down-to
      migrate: down, drop
      mix: ecto.drop, ecto.reset, ecto.rollback
      diesel: database reset, database drop, migration revert, migration redo
      sqlx: database drop, database reset, migrate revert
      dropdb:
      pg_restore: --clean, -c
      """;

  private static final Map<String, List<List<String>>> PROGRAMS = read();

  private Ruin() {}

  private static Map<String, List<List<String>>> read() {
    Map<String, List<List<String>>> programs = new LinkedHashMap<>();
    for (String line : KNOWN.lines().toList()) {
      int colon = line.indexOf(':');
      List<List<String>> phrases = new ArrayList<>();
      for (String phrase : line.substring(colon + 1).split(",", -1)) {
        phrases.add(phrase.isBlank() ? List.of() : List.of(phrase.strip().split(" ", -1)));
      }
      programs.put(line.substring(0, colon), phrases);
    }
    return programs;
  }

  /** Whether a command is one, by itself or as what another is told to run. */
  static boolean isBy(List<String> words) {
    List<String> all = new ArrayList<>();
    words.forEach(word -> all.addAll(List.of(word.strip().split("\\s+", -1))));
    for (int at = 0; at < all.size(); at++) {
      List<List<String>> phrases = PROGRAMS.get(program(all.get(at)));
      if (phrases != null && isAny(phrases, all.subList(at + 1, all.size()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAny(List<List<String>> phrases, List<String> behind) {
    return phrases.stream().anyMatch(phrase -> Collections.indexOfSubList(behind, phrase) >= 0);
  }

  /** The name of a program without its folder, and without a version as npx takes it. */
  static String program(String word) {
    String name = word.substring(word.lastIndexOf('/') + 1);
    int version = name.indexOf('@');
    return version > 0 ? name.substring(0, version) : name;
  }
}
