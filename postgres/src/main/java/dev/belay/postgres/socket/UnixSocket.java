package dev.belay.postgres.socket;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A Unix socket where one of TCP is wanted; its {@code connect} doesn't look at the address. */
public final class UnixSocket extends Socket {
  private final UnaryOperator<InputStream> view;

  /**
   * Opens one, not connected yet.
   *
   * @param peer the user of the operating system whom the server must belong to; empty if anybody
   * @param view through which everything is read that comes
   */
  public UnixSocket(Path path, String peer, UnaryOperator<InputStream> view) throws IOException {
    super(new ChannelSocket(SocketChannel.open(StandardProtocolFamily.UNIX), path, peer));
    this.view = view;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return view.apply(super.getInputStream());
  }
}
