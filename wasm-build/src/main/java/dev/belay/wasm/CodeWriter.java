package dev.belay.wasm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes the tree of a function. */
final class CodeWriter {
  private static final int END = 0x0b;
  private static final int ELSE = 0x05;

  private final Output output;
  private final Deque<Block> around = new ArrayDeque<>();

  CodeWriter(Output output) {
    this.output = output;
  }

  void writeFunction(Block root) {
    around.push(root);
    writeAll(root.body());
    around.pop();
    output.writeByte(END);
  }

  private void writeAll(List<Code> code) {
    for (Code one : code) {
      write(one);
    }
  }

  private void write(Code code) {
    switch (code) {
      case Plain plain -> plain.write(output);
      case Code.Local local -> output.writeByte(local.access().opcode()).writeNumber(local.index());
      case Code.Call call -> output.writeByte(0x10).writeNumber(call.function());
      case Code.End end -> output.writeByte(end == Code.End.RETURN ? 0x0f : 0x00);
      case Code.Branch branch ->
          output.writeByte(branch.conditional() ? 0x0d : 0x0c).writeNumber(depth(branch.target()));
      case Switch jumps -> writeSwitch(jumps);
      case Block block -> writeBlock(block);
    }
  }

  private void writeSwitch(Switch jumps) {
    output.writeByte(0x0e).writeNumber(jumps.targets().size() - 1L);
    for (Block target : jumps.targets()) {
      output.writeNumber(depth(target));
    }
  }

  private void writeBlock(Block block) {
    output.writeByte(block.kind().opcode()).writeBytes(block.type());
    around.push(block);
    writeAll(block.body());
    if (!block.otherwise().isEmpty()) {
      output.writeByte(ELSE);
      writeAll(block.otherwise());
    }
    around.pop();
    output.writeByte(END);
  }

  private int depth(Block target) {
    int depth = 0;
    for (Block block : around) {
      if (block == target) {
        return depth;
      }
      depth++;
    }
    throw new WasmException("a jump to a label that is not around it");
  }
}
