package dev.belay.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/** What is measured with one engine. */
public interface Chapter {
  String title();

  /** Measures and reports; false if a promise is broken. */
  boolean write(Report report) throws IOException, InterruptedException, SQLException;
}
