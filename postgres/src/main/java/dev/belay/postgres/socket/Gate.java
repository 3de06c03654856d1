package dev.belay.postgres.socket;

import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Waits until a channel that doesn't block can go on in one direction. An interrupted thread goes
 * on waiting and stays marked, as with a socket of TCP: it may be about to tidy up. Closing it, by
 * another thread, ends the wait.
 */
final class Gate implements AutoCloseable {
  private final Selector selector;

  /**
   * Opens one.
   *
   * @param operation of {@link java.nio.channels.SelectionKey}
   */
  Gate(SocketChannel channel, int operation) throws IOException {
    selector = channel.provider().openSelector();
    try {
      channel.register(selector, operation);
    } catch (IOException e) {
      selector.close();
      throw e;
    }
  }

  /**
   * Waits.
   *
   * @param milliseconds at most; 0 is for ever
   * @return false if the time is up
   * @throws SocketException if it was closed
   */
  boolean await(int milliseconds) throws IOException {
    boolean endless = milliseconds == 0;
    long end = System.nanoTime() + Duration.ofMillis(milliseconds).toNanos();
    boolean interrupted = false;
    try {
      for (long left = milliseconds; endless || left > 0; left = endless ? 0 : millisUntil(end)) {
        interrupted |= Thread.interrupted();
        if (select(left)) {
          return true;
        }
      }
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean select(long milliseconds) throws IOException {
    try {
      int ready = selector.select(milliseconds);
      selector.selectedKeys().clear();
      return ready > 0;
    } catch (ClosedSelectorException e) {
      throw ChannelSocket.closed(e);
    }
  }

  /** Rounded up, so that what is left is never waited for in no time again and again. */
  private static long millisUntil(long end) {
    return (end - System.nanoTime() + 999_999) / 1_000_000;
  }

  @Override
  public void close() throws IOException {
    selector.close();
  }
}
