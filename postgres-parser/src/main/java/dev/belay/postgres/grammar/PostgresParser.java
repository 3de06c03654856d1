package dev.belay.postgres.grammar;

import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parser of PostgreSQL 18. Nothing is loaded before the first text comes; then it takes 41 MB
 * until it is closed by whoever made it.
 *
 * <p>Thread-safe, but one text is parsed at a time: for more than that, have one for each thread.
 * The work is done on a thread of its own, whose stack is large enough for deep expressions.
 */
public final class PostgresParser implements AutoCloseable {
  private static final long STACK = 64L << 20;

  private final ExecutorService worker = Executors.newSingleThreadExecutor(PostgresParser::thread);

  /** Touched by the worker only. */
  private @Nullable Library library;

  /** The worker's thread, as soon as it has worked. */
  private volatile @Nullable Thread own;

  private static Thread thread(Runnable work) {
    var thread = new Thread(null, work, "postgres-parser", STACK);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Parses any number of statements. One error anywhere and there is no tree at all, so who wants
   * to know about the others has to hand over one statement at a time.
   */
  public Parsed parse(String sql) {
    return ask(sql, Library::parse);
  }

  /**
   * Parses the bodies in PL/pgSQL of one statement, a {@code CREATE FUNCTION}, {@code CREATE
   * PROCEDURE} or {@code DO}. Errors have no position.
   */
  public Parsed plpgsql(String statement) {
    return ask(statement, Library::plpgsql);
  }

  /**
   * Has work done on the parser's own thread, whose stack is large enough for deep trees: asking it
   * there takes no time besides.
   */
  public <T> T run(Supplier<T> work) {
    return Thread.currentThread().equals(own)
        ? work.get()
        : await(worker.submit(() -> begun(work)));
  }

  private <T> T begun(Supplier<T> work) {
    own = Thread.currentThread();
    return work.get();
  }

  private Parsed ask(String text, BiFunction<Library, String, Parsed> question) {
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      return new Parsed.SyntaxError(
          "a character with code zero, which PostgreSQL does not take", OptionalInt.of(zero));
    }
    return run(() -> answer(text, question));
  }

  /** Whatever is thrown leaves the library in no known state, so the next text gets a new one. */
  private Parsed answer(String text, BiFunction<Library, String, Parsed> question) {
    Library ready = library == null ? new Library() : library;
    library = null;
    Parsed answer;
    try {
      answer = question.apply(ready, text);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new Parsed.SyntaxError(
          "too deep or too long for the parser (" + e.getMessage() + ")", OptionalInt.empty());
    }
    library = ready;
    return answer;
  }

  /** An interrupt is handed on afterwards: parsing takes no time worth to be interrupted. */
  private static <T> T await(Future<T> answer) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unchecked(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException thrown ? thrown : new IllegalStateException(cause);
  }

  @Override
  public void close() {
    worker.shutdown();
  }
}
