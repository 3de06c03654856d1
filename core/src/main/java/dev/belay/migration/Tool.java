package dev.belay.migration;

import java.util.List;
import java.util.Optional;

/** Whose folder of migrations it is: who reads its files and keeps the history. */
public enum Tool {
  /** Belay itself. */
  PLAIN("plain", "Belay"),
  ATLAS("atlas", "Atlas"),
  DBMATE("dbmate", "dbmate"),
  DIESEL("diesel", "Diesel"),
  DRIZZLE("drizzle", "Drizzle"),
  FLYWAY("flyway", "Flyway"),
  GOLANG_MIGRATE("golang-migrate", "golang-migrate"),
  GOOSE("goose", "goose"),
  LIQUIBASE("liquibase", "Liquibase"),
  PRISMA("prisma", "Prisma"),
  SQITCH("sqitch", "Sqitch"),
  SQLX("sqlx", "sqlx");

  private final String id;
  private final String label;

  Tool(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** As in configuration: {@code golang-migrate}. */
  public String id() {
    return id;
  }

  /** As its makers spell it. */
  public String label() {
    return label;
  }

  /** The one of that id. */
  public static Optional<Tool> find(String id) {
    for (Tool tool : values()) {
      if (tool.id.equals(id)) {
        return Optional.of(tool);
      }
    }
    return Optional.empty();
  }

  /** All ids, in order. */
  public static List<String> ids() {
    return List.of(values()).stream().map(Tool::id).toList();
  }
}
