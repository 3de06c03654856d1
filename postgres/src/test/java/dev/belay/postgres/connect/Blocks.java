package dev.belay.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.postgres.wire.LongRow;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** That rows come in blocks by a connection, whatever lies between. */
final class Blocks {
  private Blocks() {}

  static void requireThey(Connection connection) throws SQLException {
    List<byte[]> few = messages(connection, "SELECT n FROM generate_series(1, 50000) n");
    assertThat(few).hasSizeLessThan(10_000);
    assertThat(few.stream().mapToInt(each -> each.length).sum()).isEqualTo(288_894);
    assertThat(few).allMatch(each -> each[each.length - 1] == '\n');

    String row = "x".repeat(2_500_000) + "\n";
    List<byte[]> one = messages(connection, "SELECT repeat('x', 2500000)");
    assertThat(LongRow.isAnnounced(one.getFirst())).isTrue();
    assertThat(LongRow.length(one.getFirst())).isEqualTo(row.length());
    assertThat(one).hasSize(4);
    var whole = new StringBuilder();
    one.subList(1, one.size())
        .forEach(piece -> whole.append(new String(piece, StandardCharsets.US_ASCII)));
    assertThat(row.contentEquals(whole)).isTrue();
  }

  private static List<byte[]> messages(Connection connection, String query) throws SQLException {
    CopyOut out =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY (" + query + ") TO STDOUT");
    List<byte[]> messages = new ArrayList<>();
    for (byte[] each = out.readFromCopy(); each != null; each = out.readFromCopy()) {
      messages.add(each);
    }
    return messages;
  }
}
