package dev.belay.benchmarks.postgres;

import dev.belay.benchmarks.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Migrations to be read, not run: the same everywhere, and as varied as those of an application.
 */
record ManyStatements(Workspace workspace) {
  /** One statement each; the table, a column, a number. */
  private static final List<String> KINDS =
      List.of(
          """
          CREATE TABLE %1$s_%3$d (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            name text NOT NULL,
            created_at timestamptz NOT NULL DEFAULT now(),
            amount numeric(12, 2) CHECK (amount >= 0),
            %1$s_id bigint REFERENCES %1$s (id) ON DELETE CASCADE
          );
          """,
          """
          CREATE INDEX %1$s_%2$s_%3$d ON %1$s USING btree (%2$s);
          """,
          """
          CREATE UNIQUE INDEX IF NOT EXISTS %1$s_%2$s_once ON %1$s (%2$s, lower(name))
          WHERE deleted_at IS NULL;
          """,
          """
          ALTER TABLE %1$s ADD COLUMN %2$s text, ADD COLUMN %2$s_at timestamptz DEFAULT now();
          """,
          """
          ALTER TABLE %1$s ALTER COLUMN %2$s TYPE varchar(200) USING %2$s::varchar(200);
          """,
          """
          ALTER TABLE %1$s ADD CONSTRAINT %1$s_%2$s_fk
            FOREIGN KEY (%2$s) REFERENCES account (id) NOT VALID;
          """,
          """
          UPDATE %1$s SET %2$s = coalesce(%2$s, 'none') WHERE %2$s IS NULL;
          """,
          """
          INSERT INTO %1$s (name, %2$s)
          SELECT name, 'x' FROM account WHERE id > %3$d ON CONFLICT DO NOTHING;
          """,
          """
          DROP INDEX IF EXISTS %1$s_%2$s_idx;
          """,
          """
          CREATE OR REPLACE FUNCTION touch_%3$d() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            NEW.updated_at := now();
            RETURN NEW;
          END;
          $$;
          """,
          """
          DO $$
          BEGIN
            IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood_%3$d') THEN
              CREATE TYPE mood_%3$d AS ENUM ('good', 'bad');
            END IF;
          END
          $$;
          """,
          """
          COMMENT ON TABLE %1$s IS 'number %3$d';
          """);

  private static final List<String> TABLES =
      List.of("customer", "orders", "item", "invoice", "event", "account", "payment", "shipment");

  private static final int COLUMNS = 400;
  private static final int FEWEST = 3;
  private static final int MOST = 9;

  /** Writes files into a new folder, of three to nine statements each; how many they are. */
  int writeFiles(String folder, int files) throws IOException {
    var random = new Random(1);
    int statements = 0;
    for (int number = 1; number <= files; number++) {
      int count = random.nextInt(FEWEST, MOST + 1);
      write(folder, number, count, random);
      statements += count;
    }
    return statements;
  }

  /** Writes the only file of a new folder. */
  void writeFile(String folder, int statements) throws IOException {
    write(folder, 1, statements, new Random(1));
  }

  private void write(String folder, int number, int statements, Random random) throws IOException {
    List<String> all = new ArrayList<>();
    for (int left = statements; left > 0; left--) {
      String column = "c" + random.nextInt(1, COLUMNS);
      all.add(one(KINDS, random).formatted(one(TABLES, random), column, number));
    }
    Path path = workspace.path(folder).resolve("%04d_step.sql".formatted(number));
    Files.createDirectories(workspace.path(folder));
    Files.writeString(path, String.join("\n", all));
  }

  private static String one(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
