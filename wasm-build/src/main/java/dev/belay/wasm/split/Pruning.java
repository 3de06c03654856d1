package dev.belay.wasm.split;

import dev.belay.wasm.Block;
import dev.belay.wasm.Code;
import dev.belay.wasm.Function;
import dev.belay.wasm.Switch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes away blocks whose label nobody jumps to, and with them what stands behind them if their end
 * is not reached either.
 */
final class Pruning {
  /** Code that goes away may hold the last jumps to a label further out. */
  private static final int ROUNDS = 3;

  private final Set<Block> wanted = new HashSet<>();

  private Pruning() {}

  static void of(Function function) {
    for (int round = 0; round < ROUNDS; round++) {
      var pruning = new Pruning();
      pruning.noteTargets(function.root().body());
      pruning.prune(function.root().body());
    }
  }

  private void noteTargets(List<Code> code) {
    for (Code one : code) {
      if (one instanceof Code.Branch branch) {
        wanted.add(branch.target());
      } else if (one instanceof Switch jumps) {
        wanted.addAll(jumps.targets());
      } else if (one instanceof Block block) {
        noteTargets(block.body());
        noteTargets(block.otherwise());
      }
    }
  }

  private void prune(List<Code> code) {
    for (int i = 0; i < code.size(); i++) {
      if (code.get(i) instanceof Block block) {
        prune(block.body());
        prune(block.otherwise());
        if (isNeedless(block)) {
          code.subList(i, code.size()).clear();
          code.addAll(block.body());
          return;
        }
      }
    }
  }

  private boolean isNeedless(Block block) {
    return block.kind() == Block.Kind.BLOCK
        && block.isBare()
        && !wanted.contains(block)
        && !Code.falls(block.body());
  }
}
