package dev.belay.postgres;

import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Another program that has a test server; it ends only by being killed. */
final class ServerOwner {
  private ServerOwner() {}

  /** Writes the watcher's id, the server's folder and port into a file, then waits for ever. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    TestServer server = TestServer.start();
    server.createDatabase();
    Files.writeString(
        Path.of(arguments[0]),
        server.watcher().pid() + "\n" + server.folder() + "\n" + server.port());
    System.out.println("ready");
    Thread.currentThread().join();
  }
}
