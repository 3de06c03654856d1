package dev.belay.wasm;

import java.util.List;

/** One instruction, or a block of them. */
public sealed interface Code
    permits Plain, Code.Local, Code.Branch, Code.Call, Code.End, Block, Switch {
  /** About how many bytes it takes. */
  int size();

  /** How a local is used; a tee writes, too. */
  enum Access {
    GET(0x20),
    SET(0x21),
    TEE(0x22);

    private final int opcode;

    Access(int opcode) {
      this.opcode = opcode;
    }

    int opcode() {
      return opcode;
    }
  }

  /** Reads or writes a local. */
  record Local(Access access, int index) implements Code {
    @Override
    public int size() {
      return 2;
    }
  }

  /** Jumps to the label of a block around it. */
  record Branch(boolean conditional, Block target) implements Code {
    @Override
    public int size() {
      return 3;
    }
  }

  record Call(int function) implements Code {
    @Override
    public int size() {
      return 3;
    }
  }

  /** What nothing comes behind. */
  enum End implements Code {
    RETURN,
    UNREACHABLE;

    @Override
    public int size() {
      return 1;
    }
  }

  static Code get(int local) {
    return new Local(Access.GET, local);
  }

  static Code set(int local) {
    return new Local(Access.SET, local);
  }

  static int size(List<Code> code) {
    int size = 0;
    for (Code one : code) {
      size += one.size();
    }
    return size;
  }

  /** Whether the end of this code may be reached; in doubt yes. */
  static boolean falls(List<Code> code) {
    return code.isEmpty()
        || switch (code.getLast()) {
          case Branch branch -> branch.conditional();
          case Switch ignored -> false;
          case End ignored -> false;
          case Plain ignored -> true;
          case Local ignored -> true;
          case Call ignored -> true;
          case Block ignored -> true;
        };
  }
}
