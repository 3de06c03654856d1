package dev.belay.repository;

import java.io.IOException;

/** The bytes are not those which were written. */
final class DamagedException extends IOException {
  private static final long serialVersionUID = 1;

  DamagedException(String message) {
    super(message);
  }
}
