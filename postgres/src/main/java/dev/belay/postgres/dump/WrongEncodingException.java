package dev.belay.postgres.dump;

import java.io.IOException;

/** Bytes that are no text in the encoding that a dump says it is in. */
public final class WrongEncodingException extends IOException {
  private static final long serialVersionUID = 1;

  WrongEncodingException(String why, Throwable cause) {
    super(why, cause);
  }
}
