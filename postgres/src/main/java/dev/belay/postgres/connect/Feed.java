package dev.belay.postgres.connect;

import java.io.IOException;
import java.io.OutputStream;

/** The input of a program, which remembers that it could not be written. */
final class Feed extends OutputStream {
  private final OutputStream input;
  private boolean broken;

  Feed(OutputStream input) {
    this.input = input;
  }

  @Override
  public void write(int letter) throws IOException {
    write(new byte[] {(byte) letter}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    run(() -> input.write(bytes, offset, length));
  }

  @Override
  public void flush() throws IOException {
    run(input::flush);
  }

  /** Writes what is left. Twice is as good as once. */
  @Override
  public void close() throws IOException {
    run(input::close);
  }

  /** Whether something that was written has not arrived. */
  boolean isBroken() {
    return broken;
  }

  private void run(Work work) throws IOException {
    try {
      work.run();
    } catch (IOException e) {
      broken = true;
      throw e;
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }
}
