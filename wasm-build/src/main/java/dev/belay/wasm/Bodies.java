package dev.belay.wasm;

import java.util.ArrayList;
import java.util.List;

/** The code of a module's own functions, in their order. */
public final class Bodies {
  private Bodies() {}

  public static List<byte[]> read(Module module) {
    Input input = module.open(Section.CODE);
    List<byte[]> bodies = new ArrayList<>();
    for (int left = input.readNumber(); left > 0; left--) {
      bodies.add(input.readBytes(input.readNumber()));
    }
    return bodies;
  }

  public static void write(List<byte[]> bodies, Module module) {
    var output = new Output().writeNumber(bodies.size());
    bodies.forEach(output::writeSized);
    module.replace(Section.CODE, output);
  }
}
