package dev.belay.postgres;

import dev.belay.json.Json;
import dev.belay.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names of what is in an archive, in the order in which it is restored. What is built on rows
 * is known before they come; older archives have it behind them.
 */
final class Archive {
  static final String FORMAT = "postgres-archive";

  static final String README = "README.txt";
  static final String SCRIPT = "restore.sh";
  static final String DATABASE = "schema/database.sql";
  static final String PRE_DATA = "schema/pre-data.sql";
  static final String TABLES = "tables.json";
  static final String DATA = "data/";

  /** In the name of the last file of a table: what is built on its rows need not wait any more. */
  static final String LAST = "last.";

  /** Rows in tables of extensions: one file after the other, when all else is there. */
  static final String CONFIGURATION = "configuration/";

  static final String LARGE_OBJECTS = "large-objects/";
  static final String LARGE_OBJECTS_BEGIN = LARGE_OBJECTS + "create.sql";
  static final String LARGE_OBJECTS_END = LARGE_OBJECTS + "give.sql";
  static final String SEQUENCES = "schema/sequences.sql";
  static final String POST_DATA = "schema/post-data.sql";

  private static final String LARGE_OBJECTS_SCRIPT =
      """
      if [ -d large-objects ]; then
        run -f large-objects/create.sql
        for each in large-objects/0*.sql; do
          [ ! -f "$each" ] || run --single-transaction -f "$each"
        done
        run -f large-objects/give.sql
      fi
      """;

  private static final String EXPLANATION =
      """
      A backup of a PostgreSQL database, made by Belay. To restore it without Belay:

          mkdir backup && zstd -d < FILE.tar.zst | tar -x -C backup
          createdb NEW && sh backup/restore.sh NEW

      Roles and tablespaces belong to the server and are not in here: make them first. Which ones,
      and what belongs to the database itself (owner, settings, rights), is in schema/database.sql.
      schema/ is what pg_dump wrote, data/ and configuration/ the rows as COPY wrote them, tables.json
      says which is which. large-objects/ is there if the database has any.
      """;

  private Archive() {}

  /** The folder that holds the rows of a table. */
  static String folder(int number, StoredTable table) {
    String folder = table.isOfExtension() ? CONFIGURATION : DATA;
    return folder + String.format(Locale.ROOT, "%06d", number) + "/";
  }

  static String readme() {
    return EXPLANATION;
  }

  /** For each table the statement that takes its rows, by folder. */
  static String tables(List<StoredTable> tables) {
    List<Json> list = new ArrayList<>();
    for (int number = 0; number < tables.size(); number++) {
      list.add(
          Json.object()
              .put("folder", folder(number, tables.get(number)))
              .put("copy", tables.get(number).copyIn())
              .build());
    }
    return Json.object().put("tables", Json.of(list)).build().toLine() + "\n";
  }

  static Map<String, String> readTables(byte[] bytes) throws IOException {
    Map<String, String> copies = new HashMap<>();
    try {
      Json.Members all = Json.parse(new String(bytes, StandardCharsets.UTF_8)).asObject();
      if (all.get("tables") instanceof Json.Items tables) {
        for (Json each : tables.items()) {
          copies.put(each.asObject().text("folder"), each.asObject().text("copy"));
        }
      }
      return copies;
    } catch (JsonException e) {
      throw new IOException(TABLES + " in the archive can't be read: " + e.getMessage(), e);
    }
  }

  /** Restores all of it with psql alone. */
  static String script(List<StoredTable> tables) {
    var script = new StringBuilder();
    script.append("#!/bin/sh\n# sh restore.sh DATABASE, which is empty\nset -eu\n");
    script.append(
        "cd \"$(dirname \"$0\")\"\nPGDATABASE=${1:?which database?}\nexport PGDATABASE\n");
    script.append("run() { psql -X -q -v ON_ERROR_STOP=1 \"$@\" >/dev/null; }\n");
    script.append("rows() { [ ! -d \"$1\" ] || cat \"$1\"*.copy | run -c \"$2\"; }\n");
    script.append("run -f " + PRE_DATA + "\n");
    for (int number = 0; number < tables.size(); number++) {
      script.append("rows " + folder(number, tables.get(number)) + " ");
      script.append(shell(tables.get(number).copyIn())).append('\n');
    }
    script.append(LARGE_OBJECTS_SCRIPT);
    script.append("run -f " + SEQUENCES + "\nrun -f " + POST_DATA + "\n");
    return script.toString();
  }

  private static String shell(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
