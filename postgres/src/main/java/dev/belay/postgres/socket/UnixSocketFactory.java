package dev.belay.postgres.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import javax.net.SocketFactory;

/**
 * Makes sockets that connect to one Unix socket, whatever address they are given. The driver makes
 * one by the name of this class and a text. Thread-safe.
 */
public final class UnixSocketFactory extends SocketFactory {
  private final Path path;
  private final String peer;

  /**
   * Reads what {@link #argument} has written.
   *
   * @param argument a path, and behind the end of the line the user that the server must run as
   */
  public UnixSocketFactory(String argument) {
    int end = argument.indexOf('\n');
    this.path = Path.of(argument.substring(0, end));
    this.peer = argument.substring(end + 1);
  }

  /**
   * What its constructor reads.
   *
   * @param peer the user of the operating system whom the server must belong to; empty if anybody
   */
  public static String argument(String path, String peer) {
    return path + "\n" + peer;
  }

  /** Not connected yet; its {@code connect} doesn't look at the address. */
  @Override
  public Socket createSocket() throws IOException {
    return new UnixSocket(
        new ChannelSocket(SocketChannel.open(StandardProtocolFamily.UNIX), path, peer));
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

  private Socket refused() throws IOException {
    throw new IOException("only " + path + " can be connected to");
  }
}
