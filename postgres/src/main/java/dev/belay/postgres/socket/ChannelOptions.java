package dev.belay.postgres.socket;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.SocketOptions;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * The options of a channel by the numbers that java.net has for them. Those that only TCP has are
 * taken and change nothing: here nothing is held back, and nobody has to be kept alive.
 */
final class ChannelOptions {
  private static final int NO_LINGER = -1;

  private final SocketChannel channel;
  private volatile int timeout;

  ChannelOptions(SocketChannel channel) {
    this.channel = channel;
  }

  /** How long a read waits, in milliseconds; 0 is for ever. */
  int timeout() {
    return timeout;
  }

  void set(int option, Object value) throws SocketException {
    switch (option) {
      case SocketOptions.SO_TIMEOUT -> timeout = (Integer) value;
      case SocketOptions.SO_SNDBUF -> set(StandardSocketOptions.SO_SNDBUF, (Integer) value);
      case SocketOptions.SO_RCVBUF -> set(StandardSocketOptions.SO_RCVBUF, (Integer) value);
      case SocketOptions.SO_LINGER ->
          set(
              StandardSocketOptions.SO_LINGER,
              value instanceof Integer seconds ? seconds : NO_LINGER);
      case SocketOptions.TCP_NODELAY, SocketOptions.SO_KEEPALIVE -> {}
      default -> throw unknown(option);
    }
  }

  Object get(int option) throws SocketException {
    return switch (option) {
      case SocketOptions.SO_TIMEOUT -> timeout;
      case SocketOptions.SO_SNDBUF -> get(StandardSocketOptions.SO_SNDBUF);
      case SocketOptions.SO_RCVBUF -> get(StandardSocketOptions.SO_RCVBUF);
      case SocketOptions.SO_LINGER -> get(StandardSocketOptions.SO_LINGER);
      case SocketOptions.TCP_NODELAY -> true;
      case SocketOptions.SO_KEEPALIVE -> false;
      default -> throw unknown(option);
    };
  }

  private void set(SocketOption<Integer> option, int value) throws SocketException {
    try {
      channel.setOption(option, value);
    } catch (IOException e) {
      throw ChannelSocket.broken(e);
    }
  }

  private Integer get(SocketOption<Integer> option) throws SocketException {
    try {
      return channel.getOption(option);
    } catch (IOException e) {
      throw ChannelSocket.broken(e);
    }
  }

  private static SocketException unknown(int option) {
    return new SocketException("a Unix socket has no option " + option);
  }
}
