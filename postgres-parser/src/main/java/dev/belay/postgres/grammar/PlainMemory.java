package dev.belay.postgres.grammar;

import run.endive.runtime.Memory;

/** A memory without what libpg_query does not use: threads, and data that comes later. */
interface PlainMemory extends Memory {
  static UnsupportedOperationException unused(String what) {
    return new UnsupportedOperationException("libpg_query does without " + what);
  }

  @Override
  default boolean shared() {
    return false;
  }

  @Override
  @SuppressWarnings("removal")
  default Object lock(int address) {
    throw unused("threads");
  }

  @Override
  @SuppressWarnings("removal")
  default int waitOn(int address, int expected, long timeout) {
    throw unused("threads");
  }

  @Override
  @SuppressWarnings("removal")
  default int waitOn(int address, long expected, long timeout) {
    throw unused("threads");
  }

  @Override
  @SuppressWarnings("removal")
  default int notify(int address, int threads) {
    throw unused("threads");
  }

  @Override
  default void initPassiveSegment(int segment, int to, int offset, int size) {
    throw unused("data that is not there from the start");
  }

  @Override
  default void drop(int segment) {
    throw unused("data that is not there from the start");
  }
}
