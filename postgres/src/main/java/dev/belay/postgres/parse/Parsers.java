package dev.belay.postgres.parse;

import dev.belay.postgres.grammar.PostgresParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * As many parsers as are asked at the same moment, kept for the next text, for loading one takes
 * longer than reading a file does. Thread-safe.
 */
final class Parsers {
  /** Each takes 41 MB of a heap of 256. */
  private static final int MOST = 2;

  private final Semaphore free = new Semaphore(MOST);
  private final Deque<PostgresParser> idle = new ArrayDeque<>();

  /** Has one of them answer, on its own thread; waits while all are at work. */
  <T> T ask(Function<PostgresParser, T> question) {
    free.acquireUninterruptibly();
    PostgresParser parser = take();
    try {
      return parser.run(() -> question.apply(parser));
    } finally {
      giveBack(parser);
      free.release();
    }
  }

  /** The one that was used last, which the processor still knows. */
  private synchronized PostgresParser take() {
    return idle.isEmpty() ? new PostgresParser() : idle.pop();
  }

  private synchronized void giveBack(PostgresParser parser) {
    idle.push(parser);
  }
}
