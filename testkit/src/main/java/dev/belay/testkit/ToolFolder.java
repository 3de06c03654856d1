package dev.belay.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of another tool's migrations, made by hand, and tables as such tools make them. */
record ToolFolder(Path path) {
  /** The text of which the tools' checksums are known. */
  static final String TABLE = "CREATE TABLE t (\n  id int\n);\n";

  static final String SHA_256 = "895b5f4d3fec2044e56e0b6ee41104d317d9c3a8d62750f541a83bdd144dc739";
  static final String SHA_1 = "20f4b057a427b72557c2fb3542fe2dafe2f7ce8f";
  static final String SHA_384 =
      "72cd3df5b1ab0be8e119238dce702e3e47b26e382d3f1412a8241e9efaef529e"
          + "54b82b5732177afadb2831fd83df70dc";

  static final String FLYWAY =
      "CREATE TABLE flyway_schema_history (installed_rank integer, version varchar(50),"
          + " description varchar(200), type varchar(20), script varchar(1000), checksum integer,"
          + " installed_on timestamp, success boolean);";
  static final String LIQUIBASE =
      "CREATE TABLE databasechangelog (id varchar(255), author varchar(255), filename"
          + " varchar(255), dateexecuted timestamp, orderexecuted integer, exectype varchar(10),"
          + " md5sum varchar(35));";

  ToolFolder file(String name, String text) throws IOException {
    Path file = path.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** A file with the text of which the checksums are known. */
  ToolFolder table(String name) throws IOException {
    return file(name, TABLE);
  }
}
