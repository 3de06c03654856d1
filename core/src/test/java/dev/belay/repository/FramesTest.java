package dev.belay.repository;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
  private static final int FRAME = 4 << 20;

  private final ByteArrayOutputStream stored = new ByteArrayOutputStream();

  private byte[] unpacked() throws IOException {
    try (var in = new ZstdInputStream(new ByteArrayInputStream(stored.toByteArray()))) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, FRAME - 1, FRAME, FRAME + 1, 5 * FRAME, 7 * FRAME + 3})
  void what_goes_in_comes_out_in_its_order(int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    try (var frames = new Frames(stored)) {
      frames.write(bytes, 0, length);
      frames.finish();
      assertThat(frames.plainCount()).isEqualTo(length);
    }
    assertThat(stored.size()).isPositive();
    assertThat(unpacked()).isEqualTo(bytes);
  }

  /** Manifests rely on it: they hold no hash of what is in the frames. */
  @Test
  void no_frame_gives_other_bytes_than_were_put_in() throws IOException {
    byte[] bytes = "a row of a table, and one more\n".repeat(3000).getBytes(US_ASCII);
    try (var frames = new Frames(stored)) {
      frames.write(bytes, 0, bytes.length);
      frames.finish();
    }
    byte[] whole = stored.toByteArray();
    int refused = 0;
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      try (var in = new ZstdInputStream(new ByteArrayInputStream(damaged))) {
        assertThat(in.readAllBytes()).as("bit %d", bit).isEqualTo(bytes);
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(7 * whole.length);
  }

  @Test
  void several_may_write_and_the_bytes_of_one_write_stay_together() throws Exception {
    int writes = 700;
    int size = 9_004;
    try (var frames = new Frames(stored)) {
      try (ExecutorService writers = Executors.newFixedThreadPool(3)) {
        List<Future<Void>> all = new ArrayList<>();
        for (int writer = 0; writer < 3; writer++) {
          int number = writer;
          all.add(
              writers.submit(
                  () -> {
                    byte[] piece = new byte[size];
                    for (int write = 0; write < writes; write++) {
                      ByteBuffer ints = ByteBuffer.wrap(piece);
                      while (ints.hasRemaining()) {
                        ints.putInt(number * writes + write);
                      }
                      frames.write(piece);
                    }
                    return null;
                  }));
        }
        for (Future<Void> each : all) {
          each.get();
        }
      }
      frames.finish();
    }
    ByteBuffer ints = ByteBuffer.wrap(unpacked());
    List<Integer> seen = new ArrayList<>();
    while (ints.hasRemaining()) {
      int first = ints.getInt();
      seen.add(first);
      for (int rest = 4; rest < size; rest += 4) {
        assertThat(ints.getInt()).isEqualTo(first);
      }
    }
    assertThat(seen).doesNotHaveDuplicates().hasSize(3 * writes);
  }

  @Test
  void a_full_disk_is_told_to_whoever_writes() {
    var full =
        new OutputStream() {
          @Override
          public void write(int single) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThatThrownBy(
            () -> {
              try (var frames = new Frames(full)) {
                frames.write(new byte[20 * FRAME]);
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
  }
}
