package dev.belay.postgres.socket;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.function.IntSupplier;

/** What arrives by a channel that doesn't block. */
final class ChannelInput extends InputStream {
  private final SocketChannel channel;
  private final Gate gate;
  private final IntSupplier timeout;

  /**
   * Reads nothing yet.
   *
   * @param timeout in milliseconds, how long a read waits; 0 is for ever
   */
  ChannelInput(SocketChannel channel, Gate gate, IntSupplier timeout) {
    this.channel = channel;
    this.gate = gate;
    this.timeout = timeout;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * Reads what is there, or waits for it.
   *
   * @throws SocketTimeoutException if nothing has arrived in time; it may be tried again
   */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    ByteBuffer target =
        ByteBuffer.wrap(bytes, offset, Math.min(length, ChannelSocket.LARGEST_TRANSFER));
    try {
      int read = channel.read(target);
      while (read == 0) {
        if (!gate.await(timeout.getAsInt())) {
          throw new SocketTimeoutException("Read timed out");
        }
        read = channel.read(target);
      }
      return read;
    } catch (ClosedChannelException e) {
      throw ChannelSocket.closed(e);
    }
  }
}
