package dev.belay.wasm.split;

import dev.belay.wasm.Code;
import dev.belay.wasm.Function;
import dev.belay.wasm.FunctionType;
import dev.belay.wasm.Input;
import dev.belay.wasm.Module;
import dev.belay.wasm.Output;
import dev.belay.wasm.Section;
import dev.belay.wasm.Signatures;
import dev.belay.wasm.ValueType;
import dev.belay.wasm.WasmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions and globals that splitting adds to a module. */
final class Additions {
  /** Globals that carry locals out of a new function are shared by all of them. */
  private record Carrier(ValueType type, int number) {}

  private final Signatures signatures;
  private final int oldGlobals;
  private final List<byte[]> bodies = new ArrayList<>();
  private final Map<Carrier, Integer> carriers = new LinkedHashMap<>();

  Additions(Signatures signatures, Module module) {
    this.signatures = signatures;
    this.oldGlobals = module.open(Section.GLOBAL).readNumber();
  }

  /** The number of the new function. */
  int add(FunctionType type, List<ValueType> locals, List<Code> body) {
    bodies.add(Function.of(type, locals, body).write());
    return signatures.add(type);
  }

  /** The global for the nth of the locals of a type that are carried out together. */
  int carrier(ValueType type, int number) {
    return carriers.computeIfAbsent(new Carrier(type, number), key -> oldGlobals + carriers.size());
  }

  List<byte[]> bodies() {
    return bodies;
  }

  void writeGlobals(Module module) {
    if (carriers.isEmpty()) {
      return;
    }
    Input old = module.open(Section.GLOBAL);
    var output = new Output().writeNumber(old.readNumber() + (long) carriers.size());
    output.writeBytes(old.rest());
    for (Carrier carrier : carriers.keySet()) {
      writeZero(carrier.type(), output);
    }
    module.replace(Section.GLOBAL, output);
  }

  private static void writeZero(ValueType type, Output output) {
    int constant =
        switch (type) {
          case I32 -> 0x41;
          case I64 -> 0x42;
          case F32, F64 -> throw new WasmException("no carrier for a " + type);
        };
    output.writeByte(type.code()).writeByte(1); // may be written
    output.writeByte(constant).writeSigned(0).writeByte(0x0b);
  }
}
