package dev.belay.wasm.split;

import dev.belay.wasm.Block;
import dev.belay.wasm.Code;
import dev.belay.wasm.Plain;
import dev.belay.wasm.Switch;
import dev.belay.wasm.WasmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Code as it has to be in another function: locals have other numbers, and a jump to a label
 * outside becomes a return that tells which one.
 */
final class Relocation {
  private final Frame frame;
  private final Map<Block, Block> relabelled = new HashMap<>();
  private final Set<Block> inside = new HashSet<>();
  private final List<Block> exits;

  Relocation(Frame frame, List<Segment> segments, List<Block> labels, List<Block> exits) {
    this.frame = frame;
    this.exits = exits;
    for (int i = 0; i < labels.size(); i++) {
      relabelled.put(segments.get(i).label, labels.get(i));
      inside.add(labels.get(i));
    }
  }

  /** Blocks stay the same objects and are changed. */
  List<Code> of(List<Code> code) {
    List<Code> moved = new ArrayList<>();
    for (Code one : code) {
      add(one, moved);
    }
    return moved;
  }

  private void add(Code one, List<Code> moved) {
    switch (one) {
      case Plain plain -> moved.add(plain);
      case Code.Call call -> moved.add(call);
      case Code.End end -> moved.add(end);
      case Code.Local local ->
          moved.add(new Code.Local(local.access(), frame.place(local.index())));
      case Code.Branch branch -> addBranch(branch, moved);
      case Switch jumps -> addSwitch(jumps, moved);
      case Block block -> {
        inside.add(block);
        block.replaceBody(of(block.body()));
        block.replaceOtherwise(of(block.otherwise()));
        moved.add(block);
      }
    }
  }

  private Block relabel(Block target) {
    return relabelled.getOrDefault(target, target);
  }

  private void addBranch(Code.Branch branch, List<Code> moved) {
    Block target = relabel(branch.target());
    if (inside.contains(target)) {
      moved.add(new Code.Branch(branch.conditional(), target));
    } else if (branch.conditional()) {
      moved.add(Block.when(exit(target)));
    } else {
      moved.addAll(exit(target));
    }
  }

  /** Targets outside get a block each, behind whose end the function is left. */
  private void addSwitch(Switch jumps, List<Code> moved) {
    List<Block> targets = new ArrayList<>();
    Map<Block, Block> doors = new LinkedHashMap<>();
    for (Block old : jumps.targets()) {
      Block target = relabel(old);
      targets.add(
          inside.contains(target)
              ? target
              : doors.computeIfAbsent(target, key -> Block.of(List.of())));
    }
    List<Code> code = new ArrayList<>(List.of(new Switch(targets)));
    if (!doors.isEmpty()) {
      // the number is on the stack, where blocks don't see it; nobody needs parameter 0 any more
      moved.add(Code.set(0));
      code.addFirst(Code.get(0));
    }
    for (Map.Entry<Block, Block> door : doors.entrySet()) {
      door.getValue().replaceBody(code);
      code = new ArrayList<>(List.of(door.getValue()));
      code.addAll(exit(door.getKey()));
    }
    moved.addAll(code);
  }

  /** Leaves the function for a label outside. */
  List<Code> exit(Block target) {
    List<Code> code = frame.handBack();
    int number = exits.indexOf(target);
    if (number < 0) {
      throw new WasmException("an exit that nobody has counted");
    }
    if (exits.size() > 1) {
      code.add(Plain.constant(number));
    }
    code.add(Code.End.RETURN);
    return code;
  }
}
