package dev.belay.wasm;

import java.util.List;

/** Jumps to one of many labels; the last one is for all other numbers. */
public final class Switch implements Code {
  private List<Block> targets;

  public Switch(List<Block> targets) {
    this.targets = List.copyOf(targets);
  }

  public List<Block> targets() {
    return targets;
  }

  public void replaceTargets(List<Block> others) {
    targets = List.copyOf(others);
  }

  @Override
  public int size() {
    return 4 + 2 * targets.size();
  }
}
