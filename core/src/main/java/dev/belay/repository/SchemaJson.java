package dev.belay.repository;

import dev.belay.database.Column;
import dev.belay.database.ForeignKey;
import dev.belay.database.SchemaDetails;
import dev.belay.database.SchemaObject;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Schemas as JSON. */
final class SchemaJson {
  private SchemaJson() {}

  static Json.Members write(SchemaSnapshot schema) {
    return Json.object()
        .put("tables", Json.of(schema.tables().stream().map(SchemaJson::table).toList()))
        .put("objects", Json.of(schema.objects().stream().map(SchemaJson::object).toList()))
        .build();
  }

  static Json.Members writeDetails(SchemaDetails details) {
    Json.Builder kinds = Json.object();
    details
        .kinds()
        .forEach(
            (kind, objects) -> {
              Json.Builder named = Json.object();
              objects.forEach(named::put);
              kinds.put(kind, named.build());
            });
    return kinds.build();
  }

  static SchemaDetails readDetails(Optional<Json> json) {
    SortedMap<String, SortedMap<String, String>> kinds = new TreeMap<>();
    json.ifPresent(
        all ->
            all.asObject()
                .members()
                .forEach(
                    (kind, objects) -> {
                      SortedMap<String, String> named = new TreeMap<>();
                      objects
                          .asObject()
                          .members()
                          .forEach((name, text) -> named.put(name, text.asText()));
                      kinds.put(kind, named);
                    }));
    return new SchemaDetails(kinds);
  }

  private static Json table(Table table) {
    return name(table.name())
        .put("columns", Json.of(table.columns().stream().map(SchemaJson::column).toList()))
        .put(
            "foreignKeys",
            Json.of(table.foreignKeys().stream().map(SchemaJson::foreignKey).toList()))
        .put("definition", table.definition())
        .build();
  }

  private static Json column(Column column) {
    return Json.object()
        .put("name", column.name())
        .put("type", column.type())
        .put("notNull", column.notNull())
        .put("default", column.defaultValue())
        .put("primaryKeyPosition", column.primaryKeyPosition())
        .put("generated", column.generated())
        .build();
  }

  private static Json foreignKey(ForeignKey key) {
    return Json.object()
        .putTexts("columns", key.columns())
        .put("parent", name(key.parent()).build())
        .putTexts("parentColumns", key.parentColumns())
        .put("onDelete", key.onDelete())
        .put("onUpdate", key.onUpdate())
        .build();
  }

  private static Json object(SchemaObject object) {
    return Json.object()
        .put("kind", object.kind())
        .put("name", object.name())
        .put("table", name(object.table()).build())
        .put("definition", object.definition())
        .build();
  }

  private static Json.Builder name(TableName name) {
    return Json.object().put("schema", name.schema()).put("name", name.name());
  }

  static SchemaSnapshot read(Json.Members json) {
    return new SchemaSnapshot(
        json.get("tables").asList().stream().map(SchemaJson::readTable).toList(),
        json.get("objects").asList().stream().map(SchemaJson::readObject).toList());
  }

  private static Table readTable(Json json) {
    Json.Members table = json.asObject();
    return new Table(
        readName(table),
        table.get("columns").asList().stream().map(SchemaJson::readColumn).toList(),
        table.get("foreignKeys").asList().stream().map(SchemaJson::readForeignKey).toList(),
        table.text("definition"));
  }

  private static Column readColumn(Json json) {
    Json.Members column = json.asObject();
    return new Column(
        column.text("name"),
        column.text("type"),
        column.get("notNull").asBoolean(),
        column.find("default").map(Json::asText),
        (int) column.number("primaryKeyPosition"),
        column.get("generated").asBoolean());
  }

  private static ForeignKey readForeignKey(Json json) {
    Json.Members key = json.asObject();
    return new ForeignKey(
        texts(key.get("columns")),
        readName(key.get("parent").asObject()),
        texts(key.get("parentColumns")),
        key.text("onDelete"),
        key.text("onUpdate"));
  }

  private static SchemaObject readObject(Json json) {
    Json.Members object = json.asObject();
    return new SchemaObject(
        object.text("kind"),
        object.text("name"),
        readName(object.get("table").asObject()),
        object.text("definition"));
  }

  private static TableName readName(Json.Members json) {
    return new TableName(json.text("schema"), json.text("name"));
  }

  private static List<String> texts(Json json) {
    return json.asList().stream().map(Json::asText).toList();
  }
}
