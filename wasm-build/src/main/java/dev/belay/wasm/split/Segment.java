package dev.belay.wasm.split;

import dev.belay.wasm.Block;
import dev.belay.wasm.Code;
import dev.belay.wasm.Plain;
import dev.belay.wasm.Switch;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One case of a switch: the code from a label up to the end of the block around it. */
final class Segment {
  /** The case begins where this block ends. */
  final Block label;

  /** The block that holds the label's and then the case. */
  final Block holder;

  final List<Code> code;
  final int size;

  /** The labels outside of the case to which it may go; its holder's if it falls through. */
  final Set<Block> exits = new LinkedHashSet<>();

  /** Locals as bits: those written, all that occur, and those read before they are written. */
  long written;

  long used;
  final long read;

  private final Set<Block> inside = new HashSet<>();
  private boolean returns;

  Segment(Block label, Block holder, Liveness liveness) {
    this.label = label;
    this.holder = holder;
    code = List.copyOf(holder.body().subList(1, holder.body().size()));
    size = Code.size(code);
    note(code);
    if (Code.falls(code)) {
      exits.add(holder);
    }
    read = liveness.before(code, liveness.at(holder));
  }

  /** Whether it can be done by another function: it must not return, nor leave with values. */
  boolean isMovable() {
    return !returns && exits.stream().allMatch(Segment::isPlainLabel);
  }

  private static boolean isPlainLabel(Block block) {
    return block.kind() != Block.Kind.FUNCTION && block.isBare();
  }

  private void note(List<Code> all) {
    for (Code one : all) {
      note(one);
    }
  }

  private void note(Code one) {
    switch (one) {
      case Plain ignored -> {}
      case Code.Call ignored -> {}
      case Code.Local local -> noteLocal(local);
      case Code.End end -> returns |= end == Code.End.RETURN;
      case Code.Branch branch -> noteTarget(branch.target());
      case Switch jumps -> jumps.targets().forEach(this::noteTarget);
      case Block block -> {
        inside.add(block);
        note(block.body());
        note(block.otherwise());
      }
    }
  }

  private void noteLocal(Code.Local local) {
    long bit = 1L << local.index();
    used |= bit;
    if (local.access() != Code.Access.GET) {
      written |= bit;
    }
  }

  private void noteTarget(Block target) {
    if (!inside.contains(target)) {
      exits.add(target);
    }
  }
}
