package dev.belay.wasm.split;

/**
 * Sizes in bytes of WebAssembly; Java's bytecode is about one and a half times as long.
 *
 * @param function functions from this size on are looked at
 * @param group how much of a switch goes into one new function
 */
public record Limits(int function, int group) {
  static final int FEWEST_CASES = 6;
  static final int LEAST_CODE = 3000;
  static final int LEAST_TARGETS = 8;
  static final int LEAST_GROUP = 120;

  /** Switches of more targets than this become a function that tells where to go. */
  static final int MOST_TARGETS = 200;

  /** For the JVM: what becomes of it stays below 8,000 bytes, where its compilers stop. */
  public static final Limits OF_THE_JVM = new Limits(4500, 3500);
}
