package dev.belay.postgres.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockStreamTest {
  private static final int LOGIN = 'R';
  private static final int ROW = 'd';
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  /** One message as the driver sees it. */
  private static final class Message {
    private final int letter;
    private final byte[] body;

    Message(int letter, byte[] body) {
      this.letter = letter;
      this.body = body;
    }
  }

  @Test
  void rows_that_are_there_come_as_one_block() throws IOException {
    send(LOGIN, "in");
    send('H', "copy out");
    send(ROW, "1\ta\n");
    send(ROW, "\n");
    send(ROW, "2\tb\n");
    send('c', "");

    assertThat(texts(messages(stream(1 << 20))))
        .containsExactly("R in", "H copy out", "d 1\ta\n\n2\tb\n", "c ");
  }

  @Test
  void nothing_is_waited_for_that_was_not_asked_for() throws IOException {
    send(LOGIN, "in");
    send(ROW, "1\n");
    send(ROW, "2\n");
    byte[] all = sent.toByteArray();
    // the second row lacks its last byte, and whoever reads on waits in vain
    InputStream in =
        new BlockStream(
            new ByteArrayInputStream(all, 0, all.length - 1) {
              @Override
              public synchronized int read(byte[] bytes, int from, int length) {
                int count = super.read(bytes, from, length);
                assertThat(count).as("waits").isPositive();
                return count;
              }
            });

    assertThat(in.readNBytes(5 + 2)).endsWith('i', 'n');
    assertThat(in.readNBytes(5 + 2)).endsWith('1', '\n');
  }

  @Test
  void a_long_row_comes_in_pieces_behind_its_length() throws IOException {
    send(LOGIN, "in");
    String row = "x".repeat(3 * BlockStream.LONGEST + 7) + "\n";
    send(ROW, "before\n");
    send(ROW, row);
    send(ROW, "behind\n");

    List<Message> messages = messages(stream(1 << 20));

    assertThat(messages.get(1).body).asString().isEqualTo("before\n");
    assertThat(LongRow.isAnnounced(messages.get(1).body)).isFalse();
    assertThat(LongRow.isAnnounced(messages.get(2).body)).isTrue();
    assertThat(LongRow.length(messages.get(2).body)).isEqualTo(row.length());
    var whole = new StringBuilder();
    messages.subList(3, 7).forEach(piece -> whole.append(new String(piece.body, US_ASCII)));
    assertThat(whole).hasToString(row);
    assertThat(messages.get(7).body).asString().isEqualTo("behind\n");
    assertThat(messages).hasSize(8).allMatch(each -> each.body.length <= BlockStream.LONGEST);
  }

  /** Any lengths, cut anywhere by the network, read in any portions. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatever_is_sent_arrives(long seed) throws IOException {
    var random = new Random(seed);
    var rows = new ByteArrayOutputStream();
    var others = new ArrayList<String>();
    send(LOGIN, "in");
    others.add("R in");
    for (int count = 0; count < 3000; count++) {
      int kind = random.nextInt(100);
      if (kind < 5) {
        String text = "n".repeat(random.nextInt(kind == 0 ? 200_000 : 50));
        send('N', text);
        others.add("N " + text);
        continue;
      }
      byte[] row = new byte[length(kind, random) + 1];
      random.nextBytes(row);
      for (int at = 0; at < row.length; at++) {
        row[at] = row[at] == '\n' || row[at] == 0 ? (byte) 'x' : row[at];
      }
      row[row.length - 1] = '\n';
      send(ROW, row);
      rows.writeBytes(row);
    }

    List<Message> messages = messages(new Portions(stream(1 + random.nextInt(90_000)), random));

    var received = new ByteArrayOutputStream();
    var otherReceived = new ArrayList<String>();
    long left = 0;
    for (Message each : messages) {
      if (each.letter != ROW) {
        otherReceived.add(text(each));
      } else if (left == 0 && LongRow.isAnnounced(each.body)) {
        left = LongRow.length(each.body);
        assertThat(left).isGreaterThan(BlockStream.LONGEST);
      } else {
        received.writeBytes(each.body);
        assertThat(each.body.length).isLessThanOrEqualTo(BlockStream.LONGEST);
        assertThat(left > 0 || each.body[each.body.length - 1] == '\n').isTrue();
        left = Math.max(0, left - each.body.length);
      }
    }
    assertThat(left).isZero();
    assertThat(otherReceived).isEqualTo(others);
    assertThat(Arrays.equals(received.toByteArray(), rows.toByteArray())).isTrue();
  }

  private static int length(int kind, Random random) {
    return switch (kind) {
      case 6 -> random.nextInt(100_000);
      case 7 -> random.nextInt(20) == 0 ? random.nextInt(3_000_000) : 0;
      case 8 -> (1 << 16) - 10 + random.nextInt(20);
      default -> random.nextInt(200);
    };
  }

  @Test
  void answers_of_one_letter_come_before_the_messages() throws IOException {
    sent.write('N');
    send(LOGIN, "in");
    send(ROW, "1\n");
    send(ROW, "2\n");
    InputStream in = stream(1 << 20);

    assertThat(in.read()).isEqualTo('N');
    assertThat(texts(messages(in))).containsExactly("R in", "d 1\n2\n");
  }

  @Test
  void what_is_encrypted_or_makes_no_sense_passes_as_it_is() throws IOException {
    for (String first : List.of("S", "G", "\u0016", "?", "d", "Rxxxx\u0001")) {
      sent.reset();
      sent.writeBytes(first.getBytes(US_ASCII));
      sent.writeBytes(new byte[] {22, 3, 3, 0, 1});
      for (int count = 0; count < 40_000; count++) {
        send(ROW, "1\n");
      }
      assertThat(stream(70_000).readAllBytes()).isEqualTo(sent.toByteArray());
    }
  }

  @Test
  void a_message_that_is_cut_off_is_seen_as_it_came() throws IOException {
    send(LOGIN, "in");
    send(ROW, "1\n");
    sent.writeBytes(new byte[] {ROW, 0, 0, 1});
    byte[] expected = sent.toByteArray();

    assertThat(stream(1 << 20).readAllBytes()).isEqualTo(expected);
  }

  @Test
  void a_read_that_gave_up_goes_on_where_it_was() throws IOException {
    send(LOGIN, "in");
    send(ROW, "1\ta\n");
    send('c', "");
    byte[] all = sent.toByteArray();
    InputStream slow =
        new InputStream() {
          private int at;
          private boolean late;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            late = !late;
            if (late) {
              throw new SocketTimeoutException("not yet");
            }
            if (at == all.length) {
              return -1;
            }
            bytes[from] = all[at++];
            return 1;
          }
        };
    var in = new BlockStream(slow);
    var received = new ByteArrayOutputStream();
    int next = 0;
    while (next >= 0) {
      try {
        next = in.read();
        if (next >= 0) {
          received.write(next);
        }
      } catch (SocketTimeoutException e) {
        assertThat(e).hasMessage("not yet");
      }
    }
    assertThat(received.toByteArray()).isEqualTo(all);
  }

  private void send(int letter, String body) {
    send(letter, body.getBytes(US_ASCII));
  }

  private void send(int letter, byte[] body) {
    sent.write(letter);
    sent.writeBytes(ByteBuffer.allocate(4).putInt(body.length + 4).array());
    sent.writeBytes(body);
  }

  /** What was sent, no more than {@code most} bytes at once. */
  private InputStream stream(int most) {
    return new BlockStream(
        new ByteArrayInputStream(sent.toByteArray()) {
          @Override
          public synchronized int read(byte[] bytes, int from, int length) {
            return super.read(bytes, from, Math.min(length, most));
          }
        });
  }

  /** Asks for as much as somebody else likes. */
  private static final class Portions extends InputStream {
    private final InputStream in;
    private final Random random;

    Portions(InputStream in, Random random) {
      this.in = in;
      this.random = random;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return in.read(bytes, from, Math.min(length, 1 + random.nextInt(20_000)));
    }
  }

  private static List<Message> messages(InputStream stream) throws IOException {
    var in = new DataInputStream(stream);
    List<Message> messages = new ArrayList<>();
    for (int letter = in.read(); letter >= 0; letter = in.read()) {
      byte[] body = new byte[in.readInt() - 4];
      in.readFully(body);
      messages.add(new Message(letter, body));
    }
    return messages;
  }

  private static List<String> texts(List<Message> messages) {
    return messages.stream().map(BlockStreamTest::text).toList();
  }

  private static String text(Message message) {
    return (char) message.letter + " " + new String(message.body, US_ASCII);
  }
}
