package dev.belay.wasm.build;

/** The build can't go on; the message says what to do. */
final class BuildException extends Exception {
  private static final long serialVersionUID = 1;

  BuildException(String message) {
    super(message);
  }
}
