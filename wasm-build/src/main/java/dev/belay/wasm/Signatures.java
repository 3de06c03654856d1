package dev.belay.wasm;

import java.util.ArrayList;
import java.util.List;

/** The types of a module's functions; further functions may be added. Not thread-safe. */
public final class Signatures {
  private static final int FUNCTION = 0;

  private final List<FunctionType> types = new ArrayList<>();
  private final List<Integer> defined = new ArrayList<>();
  private final int imported;

  public Signatures(Module module) {
    Input input = module.open(Section.TYPE);
    for (int left = input.readNumber(); left > 0; left--) {
      types.add(FunctionType.read(input));
    }
    input = module.open(Section.FUNCTION);
    for (int left = input.readNumber(); left > 0; left--) {
      defined.add(input.readNumber());
    }
    imported = countImports(module.open(Section.IMPORT));
  }

  private static int countImports(Input input) {
    int count = input.readNumber();
    for (int left = count; left > 0; left--) {
      input.readName();
      input.readName();
      if (input.readByte() != FUNCTION) {
        throw new WasmException("imports something that is not a function");
      }
      input.readNumber();
    }
    return count;
  }

  /** How many functions come from outside; they are numbered before those of the module. */
  public int imported() {
    return imported;
  }

  /** The type of the function with that place among the module's own. */
  public FunctionType ofDefined(int place) {
    return types.get(defined.get(place));
  }

  /** Gives a function of that type a number. */
  public int add(FunctionType type) {
    int index = types.indexOf(type);
    if (index < 0) {
      index = types.size();
      types.add(type);
    }
    defined.add(index);
    return imported + defined.size() - 1;
  }

  public void writeTo(Module module) {
    var output = new Output().writeNumber(types.size());
    types.forEach(type -> type.write(output));
    module.replace(Section.TYPE, output);
    var functions = new Output().writeNumber(defined.size());
    defined.forEach(functions::writeNumber);
    module.replace(Section.FUNCTION, functions);
  }
}
