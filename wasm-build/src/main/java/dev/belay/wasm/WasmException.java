package dev.belay.wasm;

/** The module has something that this program does not know. */
public final class WasmException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public WasmException(String message) {
    super(message);
  }
}
