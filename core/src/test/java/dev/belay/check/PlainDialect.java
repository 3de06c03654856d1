package dev.belay.check;

import dev.belay.sql.Dialect;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.util.List;

/** Knows how to write a name, and nothing else: statements are made by the tests. */
final class PlainDialect implements Dialect {
  @Override
  public List<Statement> parse(SqlSource source) {
    throw new UnsupportedOperationException("nothing is parsed here");
  }

  @Override
  public boolean runsInTransaction(Statement statement) {
    return true;
  }

  @Override
  public String quote(String name) {
    return name;
  }

  @Override
  public String hexadecimal(String bytes) {
    return "hex(" + bytes + ")";
  }
}
