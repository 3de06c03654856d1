package dev.belay.migrate;

import java.util.Locale;

/** When a server-side copy is made just before a change, for a way back that takes no time. */
public enum TwinWhen {
  /** Never. */
  OFF,
  /** If nobody else is connected at that moment. */
  IDLE,
  /** Always: the sessions of others are ended for it. */
  WINDOW;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
