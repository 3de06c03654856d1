package dev.belay.cli.crash;

import dev.belay.cli.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The program in a process of its own that something happens to when its journal has come to some
 * point. Arguments: what, a number, the folder, and then those of the command.
 */
final class KilledProgram {
  /** What happens. */
  enum Fate {
    /** Nothing: every entry is printed. */
    TELLS,
    /** Killed at the entry of that number, the first being 1. */
    KILLED_AT,
    /** Killed that many microseconds after the step apply has begun. */
    KILLED_AFTER,
    /** Says so, and then stands still, at the entry of that number. */
    STANDS_AT
  }

  /** Begins each line about an entry. */
  static final String ENTRY = "entry ";

  /** The line that tells that nothing goes on from here. */
  static final String STANDS = "stands still";

  private final Fate fate;
  private final long number;
  private long entries;

  private KilledProgram(Fate fate, long number) {
    this.fate = fate;
    this.number = number;
  }

  public static void main(String[] arguments) {
    var killed = new KilledProgram(Fate.valueOf(arguments[0]), Long.parseLong(arguments[1]));
    var room = new Room(Path.of(arguments[2]));
    Consumer<String> journaled = killed::journaled;
    String[] command = Arrays.copyOfRange(arguments, 3, arguments.length);
    System.exit(new Program(room.shell(System.out, journaled)).run(command).status());
  }

  private void journaled(String entry) {
    entries++;
    switch (fate) {
      case TELLS -> System.out.println(ENTRY + entry);
      case KILLED_AT -> {
        if (entries == number) {
          kill();
          standStill();
        }
      }
      case KILLED_AFTER -> {
        if (entry.equals("Begun[step=apply]")) {
          killLater();
        }
      }
      case STANDS_AT -> {
        if (entries == number) {
          System.out.println(STANDS);
          standStill();
        }
      }
    }
  }

  private void killLater() {
    var timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().unstarted(task));
    var unused = timer.schedule(KilledProgram::kill, number, TimeUnit.MICROSECONDS);
  }

  /** As an operator or the kernel would: nothing of this process runs after it. */
  private static void kill() {
    String self = Long.toString(ProcessHandle.current().pid());
    try {
      new ProcessBuilder("kill", "-9", self).start();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void standStill() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
