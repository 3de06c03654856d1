package dev.belay.postgres.dump;

import java.io.IOException;

/** A dump that ends where it must not end. */
public final class CutOffException extends IOException {
  private static final long serialVersionUID = 1;

  CutOffException(String why) {
    super(why);
  }
}
