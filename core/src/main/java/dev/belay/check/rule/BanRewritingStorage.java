package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.engine.TableWork;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Work on storage that has every row written anew while nobody can read. */
public final class BanRewritingStorage implements ServerRule {
  private static final Set<String> REWRITES =
      Set.of("SET LOGGED", "SET UNLOGGED", "SET ACCESS METHOD", "SET TABLESPACE");
  private static final String TABLE =
      "(?:(?:(?<schema>[a-z_][a-z0-9_$]*)\\.)?(?<table>[a-z_][a-z0-9_$]*))?";
  private static final Pattern CLUSTER =
      Pattern.compile("(?i:CLUSTER)(?:\\s*\\([^)]*\\)|\\s+(?i:VERBOSE)\\b)*\\s*" + TABLE);
  private static final Pattern VACUUM =
      Pattern.compile(
          "(?i:VACUUM)(?:\\s*\\([^)]*\\)|\\s+(?i:FULL|FREEZE|VERBOSE|ANALYZE|ANALYSE)\\b)*\\s*"
              + TABLE);
  private static final Pattern FULL = Pattern.compile("\\bFULL\\b", Pattern.CASE_INSENSITIVE);

  @Override
  public String id() {
    return "ban-rewriting-storage";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    return switch (action) {
      case Action.AlterTable alter when REWRITES.contains(alter.what()) ->
          script
              .stall(alter.table(), statement)
              .map(
                  severity ->
                      finding(severity, statement, alter.table().toString())
                          .claiming(alter.table(), TableWork.REWRITTEN));
      case Action.Other other when other.keyword().equals("CLUSTER") ->
          inWords(script, statement, CLUSTER);
      case Action.Maintenance work when work.keyword().equals("CLUSTER") ->
          inWords(script, statement, CLUSTER);
      case Action.Maintenance work
          when work.keyword().equals("VACUUM") && FULL.matcher(statement.text()).find() ->
          inWords(script, statement, VACUUM);
      default -> Optional.empty();
    };
  }

  /** Of the table that the statement names behind its options; all tables if it names none. */
  private Optional<Finding> inWords(Script script, Statement statement, Pattern named) {
    Matcher found = named.matcher(statement.text());
    if (!found.lookingAt() || found.group("table") == null) {
      return Optional.of(finding(Severity.WARNING, statement, "one table after the other"));
    }
    String schema = Optional.ofNullable(found.group("schema")).orElse("");
    var table = new TableName(schema.equals("public") ? "" : schema, found.group("table"));
    return script
        .stall(table, statement)
        .map(
            severity ->
                finding(severity, statement, table.toString())
                    .claiming(table, TableWork.REWRITTEN));
  }

  private Finding finding(Severity severity, Statement statement, String table) {
    return Finding.of(
        id(),
        severity,
        statement,
        "nobody can read or write "
            + table
            + " while every row of it is written anew, and twice its room is needed",
        "pg_repack does the same beside the work of others; or take a maintenance window.");
  }
}
