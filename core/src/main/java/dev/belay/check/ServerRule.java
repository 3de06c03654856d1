package dev.belay.check;

/** A rule about databases to which many write at once: about locks, and who waits for them. */
public interface ServerRule extends Rule {
  @Override
  default boolean concerns(Conditions conditions) {
    return conditions.hasManyWriters();
  }
}
