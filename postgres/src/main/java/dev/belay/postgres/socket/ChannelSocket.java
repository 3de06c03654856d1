package dev.belay.postgres.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * A socket of java.net on top of a channel to a Unix socket, which knows neither timeouts nor
 * streams by itself. Once connected the channel doesn't block: only so can a read give up after a
 * while, and only so does an interruption of the thread not close it.
 */
final class ChannelSocket extends SocketImpl {
  /** The JDK keeps a buffer as large as the largest transfer for each thread. */
  static final int LARGEST_TRANSFER = 1 << 17;

  private final SocketChannel channel;
  private final Path path;
  private final String peer;
  private final ChannelOptions options;
  private @Nullable Gate readable;
  private @Nullable Gate writable;

  /**
   * Takes over a channel that is not connected.
   *
   * @param peer the user of the operating system whom the server must belong to; empty if anybody
   */
  ChannelSocket(SocketChannel channel, Path path, String peer) {
    this.channel = channel;
    this.path = path;
    this.peer = peer;
    this.options = new ChannelOptions(channel);
  }

  static SocketException closed(Exception cause) {
    return because(cause, "Socket closed");
  }

  static SocketException broken(IOException cause) {
    return because(cause, String.valueOf(cause.getMessage()));
  }

  private static SocketException because(Exception cause, String message) {
    var exception = new SocketException(message);
    exception.initCause(cause);
    return exception;
  }

  @Override
  protected void create(boolean stream) {
    // the channel is there from the beginning
  }

  /** Whatever the address is: there is one path. A Unix socket answers at once or never. */
  @Override
  protected void connect(SocketAddress address, int milliseconds) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      channel.connect(UnixDomainSocketAddress.of(path));
      checkPeer();
      channel.configureBlocking(false);
      readable = new Gate(channel, SelectionKey.OP_READ);
      writable = new Gate(channel, SelectionKey.OP_WRITE);
    } catch (IOException e) {
      closeAfter(e);
      throw e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void checkPeer() throws IOException {
    if (peer.isEmpty()) {
      return;
    }
    String user = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
    if (!user.equals(peer)) {
      throw new SocketException(
          "requirepeer asks for " + peer + ", but the server at " + path + " runs as " + user);
    }
  }

  private void closeAfter(IOException thrown) {
    try {
      close();
    } catch (IOException again) {
      thrown.addSuppressed(again);
    }
  }

  @Override
  protected void connect(String host, int port) throws IOException {
    throw unfit("be connected to a host");
  }

  @Override
  protected void connect(InetAddress host, int port) throws IOException {
    throw unfit("be connected to a host");
  }

  @Override
  protected void bind(InetAddress host, int port) throws IOException {
    throw unfit("be bound");
  }

  @Override
  protected void listen(int backlog) throws IOException {
    throw unfit("listen");
  }

  @Override
  protected void accept(SocketImpl other) throws IOException {
    throw unfit("accept");
  }

  @Override
  protected void sendUrgentData(int data) throws IOException {
    throw unfit("send urgent data");
  }

  private SocketException unfit(String what) {
    return new SocketException("a socket for " + path + " can't " + what);
  }

  @Override
  protected InputStream getInputStream() throws IOException {
    return new ChannelInput(channel, connected(readable), options::timeout);
  }

  @Override
  protected OutputStream getOutputStream() throws IOException {
    return new ChannelOutput(channel, connected(writable));
  }

  private static Gate connected(@Nullable Gate gate) throws SocketException {
    if (gate == null) {
      throw new SocketException("Socket is not connected");
    }
    return gate;
  }

  /** Nobody knows: a channel can't be asked. */
  @Override
  protected int available() {
    return 0;
  }

  /** Closing the gates wakes whoever waits there, and lets the channel go. */
  @Override
  protected void close() throws IOException {
    try {
      channel.close();
    } finally {
      close(readable);
      close(writable);
    }
  }

  private static void close(@Nullable Gate gate) throws IOException {
    if (gate != null) {
      gate.close();
    }
  }

  @Override
  protected void shutdownInput() throws IOException {
    channel.shutdownInput();
  }

  @Override
  protected void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void setOption(int option, Object value) throws SocketException {
    options.set(option, value);
  }

  @Override
  public Object getOption(int option) throws SocketException {
    return options.get(option);
  }
}
