package dev.belay.wasm;

import java.util.ArrayList;
import java.util.List;

/** A function's code as a tree, which may be changed. Not thread-safe. */
public final class Function {
  private final int parameters;
  private final List<ValueType> locals;
  private final Block root;

  Function(int parameters, List<ValueType> locals, Block root) {
    this.parameters = parameters;
    this.locals = new ArrayList<>(locals);
    this.root = root;
  }

  /** A new function; its parameters are its first locals. */
  public static Function of(FunctionType type, List<ValueType> locals, List<Code> body) {
    List<ValueType> all = new ArrayList<>(type.parameters());
    all.addAll(locals);
    var root = new Block(Block.Kind.FUNCTION, new byte[0], type.results().isEmpty());
    root.replaceBody(body);
    return new Function(type.parameters().size(), all, root);
  }

  public static Function read(FunctionType type, byte[] body) {
    return new FunctionReader(body).read(type);
  }

  public byte[] write() {
    var output = new Output().writeNumber(locals.size() - parameters);
    locals.stream().skip(parameters).forEach(type -> output.writeNumber(1).writeByte(type.code()));
    new CodeWriter(output).writeFunction(root);
    return output.toBytes();
  }

  public Block root() {
    return root;
  }

  /** The types of its parameters and then of its locals. */
  public List<ValueType> locals() {
    return locals;
  }

  public int addLocal(ValueType type) {
    locals.add(type);
    return locals.size() - 1;
  }
}
