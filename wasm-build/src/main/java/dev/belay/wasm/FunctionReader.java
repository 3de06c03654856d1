package dev.belay.wasm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads the code of one function. */
final class FunctionReader {
  private static final int END = 0x0b;
  private static final int ELSE = 0x05;
  private static final int NO_RESULT = 0x40;

  private final Input input;
  private final Deque<Block> around = new ArrayDeque<>();

  FunctionReader(byte[] body) {
    input = new Input(body);
  }

  Function read(FunctionType type) {
    List<ValueType> locals = new ArrayList<>(type.parameters());
    for (int left = input.readNumber(); left > 0; left--) {
      int count = input.readNumber();
      ValueType one = ValueType.of(input.readByte());
      for (int i = 0; i < count; i++) {
        locals.add(one);
      }
    }
    var root = new Block(Block.Kind.FUNCTION, new byte[0], type.results().isEmpty());
    around.push(root);
    readAll(root.body());
    return new Function(type.parameters().size(), locals, root);
  }

  /** Reads up to the end of the block, and gives back how it ended. */
  private int readAll(List<Code> code) {
    while (true) {
      int begin = input.position();
      int opcode = input.readByte();
      if (opcode == END || opcode == ELSE) {
        return opcode;
      }
      code.add(readOne(opcode, begin));
    }
  }

  private Code readOne(int opcode, int begin) {
    return switch (opcode) {
      case 0x00 -> Code.End.UNREACHABLE;
      case 0x02 -> readBlock(Block.Kind.BLOCK);
      case 0x03 -> readBlock(Block.Kind.LOOP);
      case 0x04 -> readBlock(Block.Kind.IF);
      case 0x0c -> new Code.Branch(false, label(input.readNumber()));
      case 0x0d -> new Code.Branch(true, label(input.readNumber()));
      case 0x0e -> readSwitch();
      case 0x0f -> Code.End.RETURN;
      case 0x10 -> new Code.Call(input.readNumber());
      case 0x20 -> new Code.Local(Code.Access.GET, input.readNumber());
      case 0x21 -> new Code.Local(Code.Access.SET, input.readNumber());
      case 0x22 -> new Code.Local(Code.Access.TEE, input.readNumber());
      default -> {
        Operands.skip(opcode, input);
        yield new Plain(input.since(begin));
      }
    };
  }

  private Block readBlock(Block.Kind kind) {
    int begin = input.position();
    int type = input.peek();
    boolean typed = type >= ValueType.F64.code() && type <= ValueType.I32.code();
    input.readSigned();
    // the label of a loop is at its begin, where results are not there yet
    boolean bare = type == NO_RESULT || (kind == Block.Kind.LOOP && typed);
    var block = new Block(kind, input.since(begin), bare);
    around.push(block);
    if (readAll(block.body()) == ELSE) {
      readAll(block.otherwise());
    }
    around.pop();
    return block;
  }

  private Switch readSwitch() {
    List<Block> targets = new ArrayList<>();
    for (int left = input.readNumber(); left >= 0; left--) {
      targets.add(label(input.readNumber()));
    }
    return new Switch(targets);
  }

  private Block label(int depth) {
    int left = depth;
    for (Block block : around) {
      if (left-- == 0) {
        return block;
      }
    }
    throw new WasmException("a jump out of " + depth + " blocks, where there are fewer");
  }
}
