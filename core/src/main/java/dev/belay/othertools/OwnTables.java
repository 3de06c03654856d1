package dev.belay.othertools;

import dev.belay.database.TableName;
import dev.belay.migration.Tool;
import dev.belay.othertools.history.Histories;

/** Which tables of a database are a tool's own, so that their rows are no data of anybody's. */
public final class OwnTables {
  private static final String LIQUIBASE_LOCK = "databasechangeloglock";
  private static final String SQITCH_SCHEMA = "sqitch";

  private OwnTables() {}

  /** Whether a table is one of this tool's, by its usual name. */
  public static boolean has(Tool tool, TableName table) {
    boolean history =
        Histories.ALL.stream()
            .filter(each -> each.tool() == tool)
            .anyMatch(each -> each.table().equalsIgnoreCase(table.name()));
    boolean lock = tool == Tool.LIQUIBASE && table.name().equalsIgnoreCase(LIQUIBASE_LOCK);
    boolean registry = tool == Tool.SQITCH && table.schema().equals(SQITCH_SCHEMA);
    return history || lock || registry;
  }
}
