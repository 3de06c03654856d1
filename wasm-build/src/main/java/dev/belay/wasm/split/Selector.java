package dev.belay.wasm.split;

import dev.belay.wasm.Block;
import dev.belay.wasm.Code;
import dev.belay.wasm.Function;
import dev.belay.wasm.FunctionType;
import dev.belay.wasm.Plain;
import dev.belay.wasm.Switch;
import dev.belay.wasm.ValueType;
import dev.belay.wasm.WasmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Moves a switch of many targets out of a function: a new function says for each number to which of
 * the few gates to go (upper 16 bits) and with which case (lower 16 bits).
 */
final class Selector {
  private static final FunctionType TYPE =
      new FunctionType(List.of(ValueType.I32), List.of(ValueType.I32));
  private static final int CHUNK_BITS = 9;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int CASE_BITS = 16;

  private final Function function;
  private final Additions additions;
  private final Entries entries;

  Selector(Function function, Additions additions, Entries entries) {
    this.function = function;
    this.additions = additions;
    this.entries = entries;
  }

  /**
   * @param home the block that ends with the switch
   * @param choice the local that takes the number of the case
   */
  void replace(Switch jumps, Block home, int choice) {
    if (home.body().getLast() != jumps) {
      throw new WasmException("code behind a switch");
    }
    Set<Block> gates = new LinkedHashSet<>();
    jumps.targets().forEach(target -> gates.add(entries.of(target).gate()));
    List<Block> targets = new ArrayList<>(gates);
    int packed = function.addLocal(ValueType.I32);
    int dispatcher = dispatcher(pack(jumps.targets(), targets));
    List<Code> code = new ArrayList<>(home.body().subList(0, home.body().size() - 1));
    code.add(new Code.Call(dispatcher));
    code.add(new Code.Local(Code.Access.TEE, packed));
    code.add(Plain.constant((1 << CASE_BITS) - 1));
    code.add(Plain.AND);
    code.add(Code.set(choice));
    code.add(Code.get(packed));
    code.add(Plain.constant(CASE_BITS));
    code.add(Plain.SHIFT_RIGHT);
    code.add(jumps);
    targets.add(targets.getFirst());
    jumps.replaceTargets(targets);
    home.replaceBody(code);
  }

  private List<Integer> pack(List<Block> targets, List<Block> gates) {
    List<Integer> packed = new ArrayList<>();
    for (Block target : targets) {
      Entries.Entry entry = entries.of(target);
      packed.add(gates.indexOf(entry.gate()) << CASE_BITS | entry.number());
    }
    return packed;
  }

  /** A function that hands over to one of several, for a JVM method can't hold the whole table. */
  private int dispatcher(List<Integer> packed) {
    int otherwise = packed.getLast();
    List<Code> answers = new ArrayList<>();
    for (int begin = 0; begin < packed.size() - 1; begin += CHUNK) {
      int end = Math.min(packed.size() - 1, begin + CHUNK);
      answers.add(new Code.Call(chunk(packed.subList(begin, end), otherwise)));
    }
    List<Block> labels = labels(answers.size() + 1);
    List<Code> code =
        List.of(Code.get(0), Plain.constant(CHUNK_BITS), Plain.SHIFT_RIGHT, new Switch(labels));
    for (int i = 0; i < answers.size(); i++) {
      labels.get(i).replaceBody(code);
      code =
          List.of(
              labels.get(i),
              Code.get(0),
              Plain.constant(CHUNK - 1),
              Plain.AND,
              answers.get(i),
              Code.End.RETURN);
    }
    labels.getLast().replaceBody(code);
    return additions.add(TYPE, List.of(), List.of(labels.getLast(), Plain.constant(otherwise)));
  }

  private int chunk(List<Integer> packed, int otherwise) {
    Set<Integer> answers = new LinkedHashSet<>(packed);
    answers.add(otherwise);
    List<Block> labels = labels(answers.size());
    Map<Integer, Block> byAnswer = new LinkedHashMap<>();
    answers.forEach(answer -> byAnswer.put(answer, labels.get(byAnswer.size())));
    List<Block> targets = new ArrayList<>();
    packed.forEach(answer -> targets.add(byAnswer.get(answer)));
    targets.add(byAnswer.get(otherwise));
    List<Code> code = List.of(Code.get(0), new Switch(targets));
    for (Map.Entry<Integer, Block> one : byAnswer.entrySet()) {
      one.getValue().replaceBody(code);
      code = List.of(one.getValue(), Plain.constant(one.getKey()), Code.End.RETURN);
    }
    List<Code> body = new ArrayList<>(code);
    body.add(Code.End.UNREACHABLE);
    return additions.add(TYPE, List.of(), body);
  }

  private static List<Block> labels(int count) {
    List<Block> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add(Block.of(List.of()));
    }
    return labels;
  }
}
