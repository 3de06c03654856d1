package dev.belay.wasm;

import java.util.ArrayList;
import java.util.List;

/** Small modules for tests: one memory, and functions that are all exported as f0, f1 ... */
public final class ModuleBuilder {
  private final List<FunctionType> types = new ArrayList<>();
  private final List<byte[]> bodies = new ArrayList<>();
  private final Output data = new Output();
  private int segments;

  /** Adds a function and gives back its number. */
  public int add(FunctionType type, List<ValueType> locals, List<Code> body) {
    types.add(type);
    bodies.add(Function.of(type, locals, body).write());
    return bodies.size() - 1;
  }

  public ModuleBuilder data(int offset, byte[] bytes) {
    segments++;
    data.writeNumber(0).writeByte(0x41).writeSigned(offset).writeByte(0x0b).writeSized(bytes);
    return this;
  }

  public Module build() {
    var file = new Output().writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
    var section = new Output().writeNumber(types.size());
    types.forEach(type -> type.write(section));
    write(Section.TYPE, section, file);
    var functions = new Output().writeNumber(types.size());
    for (int i = 0; i < types.size(); i++) {
      functions.writeNumber(i);
    }
    write(Section.FUNCTION, functions, file);
    write(Section.MEMORY, new Output().writeNumber(1).writeByte(0).writeNumber(1), file);
    write(Section.GLOBAL, new Output().writeNumber(0), file);
    write(Section.EXPORT, exports(), file);
    var code = new Output().writeNumber(bodies.size());
    bodies.forEach(code::writeSized);
    write(Section.CODE, code, file);
    write(Section.DATA, new Output().writeNumber(segments).writeBytes(data.toBytes()), file);
    return Module.read(file.toBytes());
  }

  private Output exports() {
    var exports = new Output().writeNumber(bodies.size());
    for (int i = 0; i < bodies.size(); i++) {
      exports.writeName("f" + i).writeByte(0).writeNumber(i);
    }
    return exports;
  }

  private static void write(Section section, Output content, Output file) {
    file.writeByte(section.id()).writeSized(content.toBytes());
  }
}
