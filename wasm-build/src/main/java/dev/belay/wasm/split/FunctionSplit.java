package dev.belay.wasm.split;

import dev.belay.wasm.Block;
import dev.belay.wasm.Function;
import dev.belay.wasm.Switch;
import dev.belay.wasm.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Splits one function. A compiled switch is a nest of blocks with the switch in the innermost:
 * behind each block's end comes the case that begins there. Consecutive cases become a group; each
 * group moves to a function of its own, which is told the case to begin with and tells back where
 * to go on.
 */
final class FunctionSplit {
  private final Function function;
  private final Additions additions;
  private final Limits limits;

  FunctionSplit(Function function, Additions additions, Limits limits) {
    this.function = function;
    this.additions = additions;
    this.limits = limits;
  }

  void run() {
    List<Switch> switches = new ArrayList<>(new Places(function).switches());
    switches.removeIf(one -> one.targets().size() < Limits.LEAST_TARGETS);
    switches.sort(Comparator.comparingInt(one -> -one.targets().size()));
    for (Switch one : switches) {
      var places = new Places(function);
      places.of(one).ifPresent(home -> split(one, home, places));
    }
  }

  private void split(Switch jumps, Block home, Places places) {
    if (!isSimple(home)) {
      return;
    }
    var liveness = new Liveness(function);
    List<Segment> segments = segments(home, places, liveness);
    int size = segments.stream().mapToInt(segment -> segment.size).sum();
    if (segments.size() < Limits.FEWEST_CASES || size < Limits.LEAST_CODE) {
      return;
    }
    List<List<Segment>> groups = groups(segments);
    if (groups.isEmpty()) {
      return;
    }
    int choice = function.addLocal(ValueType.I32);
    var entries = new Entries();
    for (List<Segment> group : groups) {
      new Group(group, liveness).moveOut(function, additions, choice, entries);
    }
    if (jumps.targets().size() > Limits.MOST_TARGETS) {
      new Selector(function, additions, entries).replace(jumps, home, choice);
      Pruning.of(function);
    }
  }

  /** The cases around a switch from the innermost on, while the blocks are of the simple form. */
  private static List<Segment> segments(Block home, Places places, Liveness liveness) {
    List<Segment> segments = new ArrayList<>();
    Block label = home;
    Optional<Block> holder = places.of(label);
    while (holder.isPresent() && holds(holder.get(), label)) {
      segments.add(new Segment(label, holder.get(), liveness));
      label = holder.get();
      holder = places.of(label);
    }
    return segments;
  }

  private static boolean holds(Block holder, Block label) {
    return isSimple(holder) && !holder.body().isEmpty() && holder.body().getFirst() == label;
  }

  private static boolean isSimple(Block block) {
    return block.kind() == Block.Kind.BLOCK && block.isBare();
  }

  /** Runs of movable cases that are together not too large, and worth a function. */
  private List<List<Segment>> groups(List<Segment> segments) {
    List<List<Segment>> groups = new ArrayList<>();
    int begin = 0;
    while (begin < segments.size()) {
      int end = begin;
      int size = 0;
      while (end < segments.size() && fits(segments.get(end), size)) {
        size += segments.get(end).size;
        end++;
      }
      if (size >= Limits.LEAST_GROUP) {
        groups.add(segments.subList(begin, end));
      }
      begin = Math.max(end, begin + 1);
    }
    return groups;
  }

  private boolean fits(Segment segment, int before) {
    return segment.isMovable() && (before == 0 || before + segment.size <= limits.group());
  }
}
