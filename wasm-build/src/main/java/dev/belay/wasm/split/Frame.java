package dev.belay.wasm.split;

import dev.belay.wasm.Code;
import dev.belay.wasm.Plain;
import dev.belay.wasm.ValueType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How the locals of a function become those of a part of it that moves out: parameter 0 is the
 * number of the case, then come the locals handed over, then those used inside only. What the
 * caller still reads goes back through globals.
 */
final class Frame {
  private record Carried(int local, int global) {}

  private final List<ValueType> parameters = new ArrayList<>(List.of(ValueType.I32));
  private final List<ValueType> extra = new ArrayList<>();
  private final List<Integer> passedLocals;
  private final List<Carried> carried = new ArrayList<>();
  private final Map<Integer, Integer> places = new HashMap<>();

  Frame(List<ValueType> locals, long passed, long returned, long used, Additions additions) {
    passedLocals = bits(passed);
    for (int local : passedLocals) {
      places.put(local, parameters.size());
      parameters.add(locals.get(local));
    }
    for (int local : bits(used & ~passed)) {
      places.put(local, parameters.size() + extra.size());
      extra.add(locals.get(local));
    }
    Map<ValueType, Integer> counts = new EnumMap<>(ValueType.class);
    for (int local : bits(returned)) {
      ValueType type = locals.get(local);
      int number = counts.merge(type, 1, Integer::sum) - 1;
      carried.add(new Carried(local, additions.carrier(type, number)));
    }
  }

  private static List<Integer> bits(long set) {
    List<Integer> bits = new ArrayList<>();
    for (long left = set; left != 0; left &= left - 1) {
      bits.add(Long.numberOfTrailingZeros(left));
    }
    return bits;
  }

  List<ValueType> parameters() {
    return parameters;
  }

  List<ValueType> extraLocals() {
    return extra;
  }

  /** The caller's locals that are handed over, in the order of the parameters. */
  List<Integer> passedLocals() {
    return passedLocals;
  }

  /** Where the caller's local is inside. */
  int place(int local) {
    return Objects.requireNonNull(places.get(local));
  }

  /** Inside, before leaving. */
  List<Code> handBack() {
    List<Code> code = new ArrayList<>();
    for (Carried one : carried) {
      code.add(Code.get(place(one.local)));
      code.add(Plain.writeGlobal(one.global));
    }
    return code;
  }

  /** In the caller, after the call. */
  List<Code> takeBack() {
    List<Code> code = new ArrayList<>();
    for (Carried one : carried) {
      code.add(Plain.readGlobal(one.global));
      code.add(Code.set(one.local));
    }
    return code;
  }
}
