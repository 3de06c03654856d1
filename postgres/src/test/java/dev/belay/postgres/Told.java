package dev.belay.postgres;

import dev.belay.engine.Measurement;
import dev.belay.engine.TableLock;
import dev.belay.engine.TouchedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A measurement in one line. */
final class Told {
  private Told() {}

  /** As in {@code p SHARE ROW EXCLUSIVE, t SHARE ROW EXCLUSIVE INDEXED}. */
  static String of(Measurement measurement) {
    return measurement.tables().stream().map(Told::of).sorted().collect(Collectors.joining(", "));
  }

  private static String of(TouchedTable touched) {
    List<String> words = new ArrayList<>();
    words.add(touched.table().toString());
    touched.strongest().map(TableLock::mode).ifPresent(words::add);
    touched.work().forEach(work -> words.add(work.name()));
    return String.join(" ", words);
  }
}
