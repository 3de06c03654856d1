package dev.belay.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads values out of {@link Layers}, complaining about each that can't be read. */
final class Values {
  private final Layers layers;
  private final Problems problems;
  private final List<Explanation> explanations = new ArrayList<>();

  Values(Layers layers, Problems problems) {
    this.layers = layers;
    this.problems = problems;
  }

  List<Explanation> explanations() {
    return List.copyOf(explanations);
  }

  /** The strongest value; the built-in default where it is broken, so that reading goes on. */
  <T> T get(Setting<T> setting) {
    Written written = layers.find(setting).orElseThrow();
    Optional<T> value = read(setting, written);
    value.ifPresent(one -> explain(setting, one, written.origin()));
    return value.orElseGet(
        () -> setting.kind().reader().read(setting.standard(), written.folder()));
  }

  /** The strongest value of what has no default; empty where nobody has set it. */
  <T> Optional<T> find(Setting<T> setting) {
    Optional<Written> written = layers.find(setting);
    Optional<T> value = written.flatMap(word -> read(setting, word));
    value.ifPresent(one -> explain(setting, one, written.orElseThrow().origin()));
    return value;
  }

  /** All values that can be read. */
  <T> List<T> all(Setting<T> setting) {
    return all(setting, value -> true);
  }

  /** All values that can be read; of several about the same the strongest alone. */
  <T> List<T> strongest(Setting<T> setting, Function<T, ?> about) {
    Set<Object> told = new HashSet<>();
    return all(setting, value -> told.add(about.apply(value)));
  }

  private <T> List<T> all(Setting<T> setting, Predicate<T> counts) {
    List<T> values = new ArrayList<>();
    for (Written written : layers.all(setting)) {
      Optional<T> value = read(setting, written).filter(counts);
      value.ifPresent(one -> explain(setting, one, written.origin()));
      value.ifPresent(values::add);
    }
    return List.copyOf(values);
  }

  /** Reads one word on a setting; empty, with a complaint, where it can't be. */
  <T> Optional<T> read(Setting<T> setting, Written written) {
    try {
      return Optional.of(open(setting, written));
    } catch (Expansion.Unset e) {
      problems.add(written.origin(), String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      problems.add(written.origin(), written.quoted() + " " + e.getMessage());
    }
    return Optional.empty();
  }

  /** Reads one word without complaint: empty where it can't be read. */
  <T> Optional<T> find(Setting<T> setting, Written written) {
    try {
      return Optional.of(open(setting, written));
    } catch (IllegalArgumentException e) {
      // the caller only wants to compare or to propose; check complains where that is due
      return Optional.empty();
    }
  }

  /** Complains about a word that can't be read, whether or not a stronger one hides it. */
  void check(Setting<?> setting, Written written) {
    try {
      open(setting, written);
    } catch (Expansion.Unset e) {
      // only the target that is meant needs its variables; read complains about those
      return;
    } catch (IllegalArgumentException e) {
      problems.add(written.origin(), written.quoted() + " " + e.getMessage());
    }
  }

  private <T> T open(Setting<T> setting, Written written) {
    String text =
        written.origin() instanceof Origin.Yaml
            ? Expansion.expand(written.text(), layers.variables()::text)
            : written.text();
    return setting.kind().reader().read(text.strip(), written.folder());
  }

  void explain(Setting<?> setting, Object value, Origin origin) {
    String shown =
        value instanceof Duration duration ? Durations.write(duration) : value.toString();
    explanations.add(new Explanation(setting.name(), shown, origin));
  }
}
