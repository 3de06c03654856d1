package dev.belay.postgres.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** The last words of a program, read by a thread of its own so that it never waits for us. */
final class Complaints {
  private static final int KEPT = 4000;

  private final StringBuilder text = new StringBuilder();
  private final Thread thread;

  Complaints(InputStream stream) {
    var reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
    thread = Thread.ofPlatform().daemon().name("last-words").start(() -> read(reader));
  }

  private void read(Reader reader) {
    char[] buffer = new char[1024];
    try (reader) {
      for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
        add(new String(buffer, 0, read));
      }
    } catch (IOException e) {
      add("\n(the rest could not be read: " + e.getMessage() + ")");
    }
  }

  private synchronized void add(String more) {
    text.append(more);
    if (text.length() > KEPT) {
      text.delete(0, text.length() - KEPT);
    }
  }

  /** All of it, up to a few thousand characters at its end; waits until the program has ended. */
  String text() throws InterruptedException {
    thread.join();
    synchronized (this) {
      return text.toString().strip();
    }
  }
}
