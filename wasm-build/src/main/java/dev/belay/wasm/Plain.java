package dev.belay.wasm;

/** An instruction that neither touches a local nor goes elsewhere. */
public final class Plain implements Code {
  /** {@code i32.and} */
  public static final Plain AND = operator(0x71);

  /** {@code i32.shr_u} */
  public static final Plain SHIFT_RIGHT = operator(0x76);

  private final byte[] bytes;

  Plain(byte[] bytes) {
    this.bytes = bytes;
  }

  /** An instruction without operands. */
  public static Plain operator(int opcode) {
    return new Plain(new Output().writeByte(opcode).toBytes());
  }

  /** {@code i32.const} */
  public static Plain constant(int value) {
    return new Plain(new Output().writeByte(0x41).writeSigned(value).toBytes());
  }

  /** {@code global.get} */
  public static Plain readGlobal(int index) {
    return new Plain(new Output().writeByte(0x23).writeNumber(index).toBytes());
  }

  /** {@code global.set} */
  public static Plain writeGlobal(int index) {
    return new Plain(new Output().writeByte(0x24).writeNumber(index).toBytes());
  }

  void write(Output output) {
    output.writeBytes(bytes);
  }

  @Override
  public int size() {
    return bytes.length;
  }
}
