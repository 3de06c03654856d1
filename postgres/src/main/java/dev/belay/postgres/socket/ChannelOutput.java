package dev.belay.postgres.socket;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/** What leaves by a channel that doesn't block; a write waits until all of it has left. */
final class ChannelOutput extends OutputStream {
  private static final int FOR_EVER = 0;

  private final SocketChannel channel;
  private final Gate gate;

  ChannelOutput(SocketChannel channel, Gate gate) {
    this.channel = channel;
    this.gate = gate;
  }

  @Override
  public void write(int letter) throws IOException {
    write(new byte[] {(byte) letter}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int end = offset + length;
    for (int at = offset; at < end; at += ChannelSocket.LARGEST_TRANSFER) {
      write(ByteBuffer.wrap(bytes, at, Math.min(end - at, ChannelSocket.LARGEST_TRANSFER)));
    }
  }

  private void write(ByteBuffer source) throws IOException {
    try {
      channel.write(source);
      while (source.hasRemaining()) {
        gate.await(FOR_EVER);
        channel.write(source);
      }
    } catch (ClosedChannelException e) {
      throw ChannelSocket.closed(e);
    }
  }
}
