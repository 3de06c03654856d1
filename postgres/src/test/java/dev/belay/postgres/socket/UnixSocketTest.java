package dev.belay.postgres.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class UnixSocketTest {
  private static final InetSocketAddress ANYWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

  /** More than any buffer on the way holds. */
  private static final int MUCH = 5_000_000;

  @TempDir Path folder;

  private Path path = Path.of("");
  private ServerSocketChannel server;
  private Socket socket;
  private SocketChannel peer;

  @BeforeEach
  void connect() throws IOException {
    path = folder.resolve("s");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    socket = socket("");
    socket.connect(ANYWHERE, 1000);
    peer = server.accept();
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
    peer.close();
    server.close();
  }

  @Test
  void much_goes_both_ways_at_once() throws IOException {
    byte[] there = random();
    byte[] back = random();
    var sent = run(() -> socket.getOutputStream().write(there));
    var answered = run(() -> Channels.newOutputStream(peer).write(back));
    var arrived = run(() -> assertThat(read(Channels.newInputStream(peer))).isEqualTo(there));

    assertThat(read(socket.getInputStream())).isEqualTo(back);
    CompletableFuture.allOf(sent, answered, arrived).join();
  }

  @Test
  void a_read_gives_up_when_its_time_is_over_and_can_be_tried_again() throws IOException {
    socket.setSoTimeout(20);
    assertThat(socket.getSoTimeout()).isEqualTo(20);
    InputStream input = socket.getInputStream();
    assertThatThrownBy(input::read).isInstanceOf(SocketTimeoutException.class);

    peer.write(ByteBuffer.wrap(new byte[] {7, (byte) 200}));
    assertThat(input.read()).isEqualTo(7);
    assertThat(input.read()).isEqualTo(200);
    assertThatThrownBy(input::read).isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout(0);
    var late = run(() -> assertThat(input.read()).isEqualTo(9));
    peer.write(ByteBuffer.wrap(new byte[] {9}));
    late.join();
  }

  @Test
  void the_end_of_what_the_other_side_sends_is_the_end_of_the_stream() throws IOException {
    peer.write(ByteBuffer.wrap(new byte[] {1}));
    peer.shutdownOutput();

    assertThat(socket.getInputStream().readAllBytes()).containsExactly(1);
    assertThat(socket.getInputStream().read()).isEqualTo(-1);
    socket.shutdownOutput();
    assertThat(peer.read(ByteBuffer.allocate(1))).isEqualTo(-1);
  }

  @Test
  void nobody_there_any_more_can_be_written_to() throws IOException {
    peer.close();

    assertThatThrownBy(() -> socket.getOutputStream().write(random()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Broken pipe");
  }

  @Test
  void closing_ends_a_read_and_a_write_that_wait_and_the_other_side_sees_it() throws Exception {
    InputStream input = socket.getInputStream();
    var reader = run(input::read);
    var writer = run(() -> socket.getOutputStream().write(random()));
    assertThat(peer.read(ByteBuffer.allocate(1))).isEqualTo(1);
    socket.close();

    assertThatThrownBy(reader::join).hasCauseInstanceOf(SocketException.class);
    assertThatThrownBy(writer::join).hasCauseInstanceOf(SocketException.class);
    assertThat(socket.isClosed()).isTrue();
    assertThatThrownBy(input::read).isInstanceOf(SocketException.class);
    ByteBuffer rest = ByteBuffer.allocate(MUCH);
    while (peer.read(rest) > 0) {
      rest.clear();
    }
    assertThat(peer.read(rest)).isEqualTo(-1);
  }

  @Test
  void an_interrupted_thread_goes_on_and_stays_marked() throws Exception {
    InputStream input = socket.getInputStream();
    var waiting = new CompletableFuture<Thread>();
    var reader =
        CompletableFuture.supplyAsync(
            () -> {
              waiting.complete(Thread.currentThread());
              try {
                int read = input.read();
                return Thread.interrupted() ? read : -2;
              } catch (IOException e) {
                throw new CompletionException(e);
              }
            });
    waiting.get().interrupt();
    assertThatThrownBy(() -> reader.get(100, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    peer.write(ByteBuffer.wrap(new byte[] {5}));

    assertThat(reader.get()).isEqualTo(5);
  }

  @Test
  void an_interrupted_thread_can_connect() throws IOException {
    Thread.currentThread().interrupt();
    try (Socket second = socket("")) {
      second.connect(ANYWHERE, 0);
      assertThat(second.isConnected()).isTrue();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void options_of_tcp_are_taken_and_others_refused() throws IOException {
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    socket.setSoLinger(true, 1);
    socket.setSoLinger(false, 0);
    socket.setSendBufferSize(20_000);
    socket.setReceiveBufferSize(20_000);

    assertThat(socket.getTcpNoDelay()).isTrue();
    assertThat(socket.getSendBufferSize()).isGreaterThanOrEqualTo(20_000);
    assertThat(socket.getReceiveBufferSize()).isGreaterThanOrEqualTo(20_000);
    assertThat(socket.getSoLinger()).isEqualTo(-1);
    assertThatThrownBy(() -> socket.setTrafficClass(1)).isInstanceOf(SocketException.class);
    assertThatThrownBy(() -> socket.sendUrgentData(1)).isInstanceOf(IOException.class);
  }

  @Test
  void nothing_at_the_path_is_said_as_the_system_says_it() throws IOException {
    try (Socket nowhere = new UnixSocket(folder.resolve("none"), "", UnaryOperator.identity())) {
      assertThatThrownBy(() -> nowhere.connect(ANYWHERE))
          .isInstanceOf(SocketException.class)
          .hasMessage("No such file or directory");
    }
  }

  @Test
  void a_server_of_another_user_is_refused_where_one_is_asked_for() throws IOException {
    String me = System.getProperty("user.name");
    try (Socket mine = socket(me);
        Socket other = socket("somebody else")) {
      mine.connect(ANYWHERE);
      assertThat(mine.isConnected()).isTrue();
      assertThatThrownBy(() -> other.connect(ANYWHERE))
          .hasMessage(
              "requirepeer asks for somebody else, but the server at " + path + " runs as " + me);
    }
  }

  private Socket socket(String user) throws IOException {
    return new UnixSocket(path, user, UnaryOperator.identity());
  }

  private static byte[] random() {
    byte[] bytes = new byte[MUCH];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static byte[] read(InputStream input) throws IOException {
    return input.readNBytes(MUCH);
  }

  private static CompletableFuture<Void> run(Work work) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            work.run();
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        },
        task -> Thread.ofPlatform().daemon().start(task));
  }

  private interface Work {
    void run() throws IOException;
  }
}
