package dev.belay.wasm;

import java.util.Map;
import java.util.Set;

/** The names by which a module and what is around it know each other's functions. */
public final class Names {
  private Names() {}

  /** Renames every import. */
  public static void renameImports(Module module, Map<String, String> names) {
    Input input = module.open(Section.IMPORT);
    int count = input.readNumber();
    var output = new Output().writeNumber(count);
    for (int left = count; left > 0; left--) {
      output.writeName(input.readName()).writeName(translate(input.readName(), names));
      output.writeByte(input.readByte()).writeNumber(input.readNumber());
    }
    module.replace(Section.IMPORT, output);
  }

  /** Renames the exports that shall stay, and drops all others. */
  public static void renameExports(Module module, Map<String, String> names, Set<String> kept) {
    Input input = module.open(Section.EXPORT);
    var output = new Output().writeNumber(kept.size());
    int found = 0;
    for (int left = input.readNumber(); left > 0; left--) {
      String name = translate(input.readName(), names);
      int kind = input.readByte();
      int index = input.readNumber();
      if (kept.contains(name)) {
        output.writeName(name).writeByte(kind).writeNumber(index);
        found++;
      }
    }
    if (found != kept.size()) {
      throw new WasmException("of " + kept + " only " + found + " are exported");
    }
    module.replace(Section.EXPORT, output);
  }

  private static String translate(String name, Map<String, String> names) {
    String translated = names.get(name);
    if (translated == null) {
      throw new WasmException("nothing is known of the name " + name);
    }
    return translated;
  }
}
