package dev.belay.wasm.split;

import dev.belay.wasm.Block;
import dev.belay.wasm.Code;
import dev.belay.wasm.Function;
import dev.belay.wasm.FunctionType;
import dev.belay.wasm.Plain;
import dev.belay.wasm.Switch;
import dev.belay.wasm.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Consecutive cases that become one function. */
final class Group {
  private final List<Segment> segments;
  private final List<Block> exits;

  /** Locals as bits: those handed over, those that come back changed, and all that occur. */
  private final long passed;

  private final long returned;
  private long used;

  Group(List<Segment> segments, Liveness liveness) {
    this.segments = segments;
    Set<Block> labels = new LinkedHashSet<>();
    Set<Block> targets = new LinkedHashSet<>();
    long written = 0;
    long read = 0;
    for (Segment segment : segments) {
      labels.add(segment.label);
      targets.addAll(segment.exits);
      written |= segment.written;
      read |= segment.read;
      used |= segment.used;
    }
    targets.removeAll(labels);
    long live = 0;
    for (Block target : targets) {
      live |= liveness.at(target);
    }
    exits = List.copyOf(targets);
    returned = written & live;
    passed = read | returned;
  }

  /** Makes the function, and puts a call of it where the cases were. */
  void moveOut(Function function, Additions additions, int choice, Entries entries) {
    var frame = new Frame(function.locals(), passed, returned, used, additions);
    int callee = additions.add(type(frame), frame.extraLocals(), callee(frame));
    replace(call(callee, frame, choice), choice, entries);
  }

  private FunctionType type(Frame frame) {
    return new FunctionType(
        frame.parameters(), exits.size() > 1 ? List.of(ValueType.I32) : List.of());
  }

  /** A switch to the right case, and the cases, of which each falls through to the next. */
  private List<Code> callee(Frame frame) {
    List<Block> labels = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      labels.add(Block.of(List.of()));
    }
    var relocation = new Relocation(frame, segments, labels, exits);
    List<Code> code = List.of(Code.get(0), new Switch(labels));
    for (int i = 0; i < segments.size(); i++) {
      labels.get(i).replaceBody(code);
      code = new ArrayList<>(List.of(labels.get(i)));
      code.addAll(relocation.of(segments.get(i).code));
    }
    if (Code.falls(code)) {
      code.addAll(relocation.exit(segments.getLast().holder));
    }
    if (exits.size() > 1) {
      code.add(Code.End.UNREACHABLE);
    }
    return code;
  }

  private List<Code> call(int callee, Frame frame, int choice) {
    List<Code> code = new ArrayList<>();
    code.add(Code.get(choice));
    frame.passedLocals().forEach(local -> code.add(Code.get(local)));
    code.add(new Code.Call(callee));
    if (exits.size() > 1) {
      code.add(Code.set(choice));
    }
    code.addAll(frame.takeBack());
    if (exits.isEmpty()) {
      code.add(Code.End.UNREACHABLE);
    } else if (exits.size() == 1) {
      code.add(new Code.Branch(false, exits.getFirst()));
    } else {
      code.add(Code.get(choice));
      code.add(new Switch(exits));
    }
    return code;
  }

  /** Each label now leads to the gate, with the number of its case; behind the gate is the call. */
  private void replace(List<Code> call, int choice, Entries entries) {
    Block gate = Block.of(List.of());
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      entries.put(segment.label, gate, i);
      List<Code> code = new ArrayList<>();
      code.add(segment.holder.body().getFirst());
      code.add(Plain.constant(i));
      code.add(Code.set(choice));
      if (i < segments.size() - 1) {
        code.add(new Code.Branch(false, gate));
        segment.holder.replaceBody(code);
      } else {
        gate.replaceBody(code);
        code = new ArrayList<>(List.of(gate));
        code.addAll(call);
        segment.holder.replaceBody(code);
      }
    }
  }
}
