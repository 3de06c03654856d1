package dev.belay.postgres.socket;

import java.net.Socket;
import java.net.SocketException;

/** What java.net lets nobody make but by a class of one's own. */
final class UnixSocket extends Socket {
  UnixSocket(ChannelSocket channel) throws SocketException {
    super(channel);
  }
}
