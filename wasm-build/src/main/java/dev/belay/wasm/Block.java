package dev.belay.wasm;

import java.util.ArrayList;
import java.util.List;

/** Code with a label: at its end, or for a loop at its begin. Two blocks are never equal. */
public final class Block implements Code {
  private static final byte[] NO_RESULT = {0x40};

  /** The outermost one is a function. */
  public enum Kind {
    FUNCTION(0),
    BLOCK(0x02),
    LOOP(0x03),
    IF(0x04);

    private final int opcode;

    Kind(int opcode) {
      this.opcode = opcode;
    }

    int opcode() {
      return opcode;
    }
  }

  private final Kind kind;
  private final byte[] type;
  private final boolean bare;
  private final List<Code> body = new ArrayList<>();
  private final List<Code> otherwise = new ArrayList<>();

  Block(Kind kind, byte[] type, boolean bare) {
    this.kind = kind;
    this.type = type;
    this.bare = bare;
  }

  /** A block without parameters and results. */
  public static Block of(List<Code> body) {
    return of(Kind.BLOCK, body);
  }

  /** What is done when the number on the stack is not zero. */
  public static Block when(List<Code> body) {
    return of(Kind.IF, body);
  }

  private static Block of(Kind kind, List<Code> body) {
    var block = new Block(kind, NO_RESULT, true);
    block.body.addAll(body);
    return block;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether jumping to its label takes no values along. */
  public boolean isBare() {
    return bare;
  }

  byte[] type() {
    return type;
  }

  /** Open to changes. */
  public List<Code> body() {
    return body;
  }

  /** The other half of an {@code if}; open to changes. */
  public List<Code> otherwise() {
    return otherwise;
  }

  public void replaceBody(List<Code> code) {
    replace(body, code);
  }

  public void replaceOtherwise(List<Code> code) {
    replace(otherwise, code);
  }

  private static void replace(List<Code> old, List<Code> code) {
    List<Code> copy = List.copyOf(code);
    old.clear();
    old.addAll(copy);
  }

  @Override
  public int size() {
    return 4 + Code.size(body) + Code.size(otherwise);
  }
}
