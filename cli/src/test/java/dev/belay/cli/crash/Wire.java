package dev.belay.cli.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The network between Belay and a server, which can fail in the very moment of some words. */
final class Wire implements AutoCloseable {
  /** What happens to what is sent next with the words in it. */
  enum Fate {
    PASSES,
    /** It never reaches the server, which knows that its client is gone. */
    LOST,
    /** It reaches the server, which does it; its answer does not come back. */
    ANSWER_LOST,
    /** It reaches the server, which has not noticed yet that nobody listens any more. */
    CUT_MEANWHILE
  }

  private final int server;
  private final ServerSocket door;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile String words = "COMMIT";
  private volatile Fate fate = Fate.PASSES;
  private volatile Runnable meanwhile = () -> {};

  /** To a port of this machine. */
  Wire(int server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  void next(Fate newFate) {
    next("COMMIT", newFate);
  }

  void next(String newWords, Fate newFate) {
    words = newWords;
    fate = newFate;
  }

  /** What somebody else does right before the words are lost. */
  void meanwhile(Runnable newMeanwhile) {
    meanwhile = newMeanwhile;
  }

  /** Whether the words have not been sent since. */
  boolean isWaiting() {
    return fate != Fate.PASSES;
  }

  /** A stream that ends in the middle is what this is about. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread.ofPlatform()
        .daemon()
        .name("wire")
        .start(
            () -> {
              try {
                work.run();
              } catch (SocketException e) {
                // closed: by the other side, or by us
                return;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private void accept() throws IOException {
    while (true) {
      var connection = new Connection(door.accept(), new Socket(door.getInetAddress(), server));
      sockets.addAll(List.of(connection.client, connection.server));
      start(connection::forth);
      start(connection::back);
    }
  }

  /** One connection of Belay's and its continuation to the server. */
  private final class Connection {
    private final Socket client;
    private final Socket server;
    private volatile boolean deaf;

    Connection(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void forth() throws IOException {
      InputStream in = client.getInputStream();
      byte[] bytes = new byte[1 << 16];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        boolean said = new String(bytes, 0, read, StandardCharsets.UTF_8).contains(words);
        Fate current = said ? fate : Fate.PASSES;
        if (current == Fate.LOST) {
          meanwhile.run();
          fate = Fate.PASSES;
          client.close();
          server.close();
          return;
        }
        deaf = current == Fate.ANSWER_LOST;
        OutputStream out = server.getOutputStream();
        out.write(bytes, 0, read);
        if (current == Fate.CUT_MEANWHILE) {
          fate = Fate.PASSES;
          client.close();
          return;
        }
      }
      server.shutdownOutput();
    }

    void back() throws IOException {
      InputStream in = server.getInputStream();
      byte[] bytes = new byte[1 << 16];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (deaf) {
          fate = Fate.PASSES;
          client.close();
          server.close();
          return;
        }
        client.getOutputStream().write(bytes, 0, read);
      }
      client.close();
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
