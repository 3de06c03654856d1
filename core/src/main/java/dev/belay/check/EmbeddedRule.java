package dev.belay.check;

/** A rule about databases that are a file, to which one writes at a time. */
public interface EmbeddedRule extends Rule {
  @Override
  default boolean concerns(Conditions conditions) {
    return !conditions.hasManyWriters();
  }
}
