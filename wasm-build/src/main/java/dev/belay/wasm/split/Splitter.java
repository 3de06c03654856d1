package dev.belay.wasm.split;

import dev.belay.wasm.Bodies;
import dev.belay.wasm.Function;
import dev.belay.wasm.Module;
import dev.belay.wasm.Signatures;
import java.util.List;

/**
 * Takes groups of cases out of the large functions of a module. What the module does stays the
 * same.
 */
public final class Splitter {
  private final Limits limits;

  public Splitter(Limits limits) {
    this.limits = limits;
  }

  /** How many functions the module has got more. */
  public int split(Module module) {
    var signatures = new Signatures(module);
    var additions = new Additions(signatures, module);
    List<byte[]> bodies = Bodies.read(module);
    for (int i = 0; i < bodies.size(); i++) {
      if (bodies.get(i).length >= limits.function()) {
        Function function = Function.read(signatures.ofDefined(i), bodies.get(i));
        new FunctionSplit(function, additions, limits).run();
        bodies.set(i, function.write());
      }
    }
    bodies.addAll(additions.bodies());
    Bodies.write(bodies, module);
    signatures.writeTo(module);
    additions.writeGlobals(module);
    return additions.bodies().size();
  }
}
