package dev.belay.postgres.wire;

import dev.belay.postgres.socket.UnixSocket;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.SocketFactory;

/**
 * Makes sockets whose rows come in blocks: of TCP, or of one Unix socket, whatever address they are
 * given. The driver makes one by the name of this class and a text. Thread-safe.
 */
public final class BlockSocketFactory extends SocketFactory {
  /** What the constructor takes for TCP. */
  public static final String TCP = "";

  private final String argument;

  /** Takes {@link #TCP}, or what {@link #unix} gives. */
  public BlockSocketFactory(String argument) {
    this.argument = argument;
  }

  /**
   * What the constructor takes for a Unix socket.
   *
   * @param peer the user of the operating system whom the server must belong to; empty if anybody
   */
  public static String unix(String path, String peer) {
    return path + "\n" + peer;
  }

  /** Not connected yet. */
  @Override
  public Socket createSocket() throws IOException {
    if (argument.equals(TCP)) {
      return new Socket() {
        @Override
        public InputStream getInputStream() throws IOException {
          return new BlockStream(super.getInputStream());
        }
      };
    }
    int end = argument.indexOf('\n');
    return new UnixSocket(
        Path.of(argument.substring(0, end)), argument.substring(end + 1), BlockStream::new);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return refused();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return refused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return refused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return refused();
  }

  private static Socket refused() throws IOException {
    throw new IOException("the socket is connected by whoever has made it");
  }
}
