package dev.belay.othertools.layout;

import dev.belay.migration.Mark;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.SqlFiles;
import dev.belay.migration.Tool;
import dev.belay.migration.Version;
import dev.belay.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * golang-migrate and sqlx: {@code 7_add_level.up.sql} with {@code 7_add_level.down.sql}; with sqlx
 * also {@code 7_add_level.sql}. In order of the numbers.
 */
final class PairedLayout implements Layout {
  private static final Pattern NAME = Pattern.compile("(\\d+)_(.*?)(\\.up|\\.down)?\\.sql");
  static final String ALONE = "-- no-transaction";

  private final Tool tool;

  PairedLayout(Tool tool) {
    this.tool = tool;
  }

  @Override
  public MigrationFolder read(Path folder) throws IOException {
    var found = new Gathering(folder, tool);
    Map<Version, SqlSource> downs = new HashMap<>();
    Map<Version, List<SqlSource>> ups = new TreeMap<>();
    for (Path file : SqlFiles.in(folder)) {
      Matcher name = NAME.matcher(SqlFiles.name(file));
      boolean bare = name.matches() && name.group(3) == null;
      if (!name.matches() || (bare && tool != Tool.SQLX)) {
        found.pass(found.name(file) + " is not read: it is no migration, by its name");
        continue;
      }
      var version = new Version(name.group(1));
      if (".down".equals(name.group(3))) {
        downs.put(version, found.source(file));
      } else {
        ups.merge(version, List.of(found.source(file)), PairedLayout::both);
      }
    }
    ups.forEach(
        (version, sources) ->
            sources.forEach(source -> add(source, Optional.ofNullable(downs.get(version)), found)));
    return found.end();
  }

  private static List<SqlSource> both(List<SqlSource> some, List<SqlSource> more) {
    return List.of(some.getFirst(), more.getFirst());
  }

  private void add(SqlSource source, Optional<SqlSource> down, Gathering found) {
    String stem = Names.stem(source.name());
    String label = stem.endsWith(".up") ? stem.substring(0, stem.length() - 3) : stem;
    boolean keeps = tool == Tool.SQLX;
    String number = Names.number(label);
    var mark =
        Mark.of(
                label,
                Names.plain(number),
                keeps ? List.of(Checksums.sqlx(source.text())) : List.of())
            .transactional(!keeps || !source.text().startsWith(ALONE));
    found.add(number, Names.words(label), source, down, mark);
  }
}
