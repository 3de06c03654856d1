package dev.belay.postgres.socket;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A Unix socket where one of TCP is wanted; its {@code connect} doesn't look at the address. */
public class UnixSocket extends Socket {
  /**
   * Opens one, not connected yet.
   *
   * @param peer the user of the operating system whom the server must belong to; empty if anybody
   */
  public UnixSocket(Path path, String peer) throws IOException {
    super(new ChannelSocket(SocketChannel.open(StandardProtocolFamily.UNIX), path, peer));
  }
}
