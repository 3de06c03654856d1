package dev.belay.testkit;

import dev.belay.engine.Database;
import dev.belay.engine.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * An application that moves money between accounts, about two hundred times a second. However often
 * it has done so, the accounts hold {@link #TOTAL}.
 */
public final class Bank implements AutoCloseable {
  public static final long TOTAL = 10_000;

  private static final int ACCOUNTS = 100;
  private static final long PAUSE_NANOS = 5_000_000;

  private final Database database;
  private final AtomicLong transfers = new AtomicLong();
  private final CompletableFuture<Void> work;
  private volatile boolean closing;

  private Bank(Database database) {
    this.database = database;
    this.work = CompletableFuture.runAsync(this::transfer, task -> new Thread(task).start());
  }

  /** Makes the accounts. */
  public static void found(Database database) {
    var sql = new StringBuilder("CREATE TABLE account (id integer PRIMARY KEY, balance integer);");
    sql.append("CREATE TABLE entry (id integer PRIMARY KEY, note text);");
    for (int account = 0; account < ACCOUNTS; account++) {
      sql.append("INSERT INTO account VALUES (" + account + ", " + TOTAL / ACCOUNTS + ");");
    }
    Script.run(database, sql.toString());
  }

  /** Opens for business, on a connection of its own. */
  public static Bank open(Database database) {
    return new Bank(database);
  }

  private void transfer() {
    try (Session session = database.open()) {
      while (!closing) {
        long number = transfers.get() + 1;
        session.begin(false);
        Script.of(database, transfer(number)).in(session);
        session.commit();
        transfers.incrementAndGet();
        // the pace of the application
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private static String transfer(long number) {
    return """
    UPDATE account SET balance = balance - 7 WHERE id = %d;
    UPDATE account SET balance = balance + 7 WHERE id = %d;
    INSERT INTO entry VALUES (%d, 'seven from one to the other')
    """
        .formatted(number % ACCOUNTS, number * 31 % ACCOUNTS, number);
  }

  public long transfers() {
    return transfers.get();
  }

  /**
   * Waits until so many transfers more have been done.
   *
   * @throws java.util.concurrent.CompletionException if the application has failed
   */
  public void awaitTransfers(long more) {
    long enough = transfers.get() + more;
    while (transfers.get() < enough) {
      if (work.isDone()) {
        work.join();
      }
      Thread.onSpinWait();
    }
  }

  /** Ends it, and fails if it failed. */
  @Override
  public void close() {
    closing = true;
    work.join();
  }
}
