package dev.belay.protect;

import java.util.Locale;

/** What an operation takes, the least first. */
public enum Need {
  /** Nobody is asked. */
  FREE,
  /** The target's name: typed, or given beforehand by a script. */
  NAME,
  /** A person at a terminal who types the name, or a permit that one has given. */
  PERSON,
  /** A permit, whoever asks. */
  PERMIT,
  /** Nobody may. */
  NEVER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
