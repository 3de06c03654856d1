package dev.belay.wasm;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Finds the functions that nothing leads to any more. */
public final class Unused {
  private static final int FUNCTION = 0;
  private static final byte[] TRAP = {0, 0x00, 0x0b};

  private final Signatures signatures;
  private final List<byte[]> bodies;
  private final BitSet used = new BitSet();
  private final Deque<Integer> open = new ArrayDeque<>();

  private Unused(Module module) {
    signatures = new Signatures(module);
    bodies = Bodies.read(module);
    noteExports(module.open(Section.EXPORT));
    noteTables(module.open(Section.ELEMENT));
    if (module.has(Section.START)) {
      note(module.open(Section.START).readNumber());
    }
    while (!open.isEmpty()) {
      noteCalls(open.pop());
    }
  }

  /** Takes their code away; the others keep their numbers. Gives back how many there were. */
  public static int empty(Module module) {
    var unused = new Unused(module);
    int count = 0;
    for (int i = 0; i < unused.bodies.size(); i++) {
      if (!unused.used.get(unused.signatures.imported() + i)) {
        unused.bodies.set(i, TRAP);
        count++;
      }
    }
    Bodies.write(unused.bodies, module);
    return count;
  }

  private void noteExports(Input input) {
    for (int left = input.readNumber(); left > 0; left--) {
      input.readName();
      boolean function = input.readByte() == FUNCTION;
      int index = input.readNumber();
      if (function) {
        note(index);
      }
    }
  }

  /** Functions that are called by their place in a table. */
  private void noteTables(Input input) {
    for (int left = input.readNumber(); left > 0; left--) {
      if (input.readNumber() != 0) {
        throw new WasmException("a table that is not one of functions");
      }
      DataSegments.readOffset(input);
      for (int functions = input.readNumber(); functions > 0; functions--) {
        note(input.readNumber());
      }
    }
  }

  private void noteCalls(int function) {
    int place = function - signatures.imported();
    if (place >= 0) {
      noteCalls(Function.read(signatures.ofDefined(place), bodies.get(place)).root().body());
    }
  }

  private void noteCalls(List<Code> code) {
    for (Code one : code) {
      if (one instanceof Code.Call call) {
        note(call.function());
      } else if (one instanceof Block block) {
        noteCalls(block.body());
        noteCalls(block.otherwise());
      }
    }
  }

  private void note(int function) {
    if (!used.get(function)) {
      used.set(function);
      open.push(function);
    }
  }
}
