package dev.belay.cli.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Where the demo's shop is: a database of one kind, and what its story has of its own. */
public interface Shop {
  /** The kind of database; also the folder of its migrations among the resources. */
  String kind();

  /**
   * Makes the database, empty; the caller closes it.
   *
   * @param folder of the demo
   */
  Place open(Path folder);

  /** A migration that loses rows though no statement of it fails. */
  Trap trap();

  /** Its file, and what is told of it. */
  record Trap(String file, String text) {}

  /** The database, as long as it is there. Closing it leaves what is to stay. */
  interface Place extends AutoCloseable {
    /** As belay.yaml has it. */
    String url();

    /** For filling it, by whatever types the text fits; the caller closes it. */
    Connection connect() throws SQLException;

    /** What a client program needs to find it, and nothing but that. */
    Map<String, String> variables();

    /** What is told when the story is over, if it went as it should. */
    List<String> ending(String folder);

    @Override
    void close();
  }
}
