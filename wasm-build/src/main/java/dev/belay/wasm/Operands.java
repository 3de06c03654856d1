package dev.belay.wasm;

/**
 * What stands behind the code of an instruction that is neither control nor about locals
 * (WebAssembly Core Specification 2.0, section 5.4). Vectors and references are not known.
 */
final class Operands {
  private Operands() {}

  static void skip(int opcode, Input input) {
    switch (opcode) {
      case 0x01, 0x1a, 0x1b -> {} // nop, drop, select
      case 0x11 -> skipNumbers(2, input); // call_indirect
      case 0x1c -> input.skip(input.readNumber()); // select with types
      case 0x23, 0x24, 0x25, 0x26 -> skipNumbers(1, input); // globals and tables
      case 0x3f, 0x40 -> input.skip(1); // size and growth of the memory
      case 0x41, 0x42 -> input.readSigned(); // constants
      case 0x43 -> input.skip(Float.BYTES);
      case 0x44 -> input.skip(Double.BYTES);
      case 0xfc -> skipExtended(input);
      default -> skipRange(opcode, input);
    }
  }

  private static void skipRange(int opcode, Input input) {
    boolean memory = opcode >= 0x28 && opcode <= 0x3e;
    boolean arithmetic = opcode >= 0x45 && opcode <= 0xc4;
    if (!memory && !arithmetic) {
      throw new WasmException("unknown instruction 0x" + Integer.toHexString(opcode));
    }
    skipNumbers(memory ? 2 : 0, input);
  }

  /** Saturating conversions, and whole ranges of memory and tables. */
  private static void skipExtended(Input input) {
    int code = input.readNumber();
    boolean two = code == 8 || code == 10 || code == 12 || code == 14;
    skipNumbers(code < 8 ? 0 : two ? 2 : 1, input);
  }

  private static void skipNumbers(int count, Input input) {
    for (int i = 0; i < count; i++) {
      input.readNumber();
    }
  }
}
