package dev.belay.wasm.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.wasm.Block;
import dev.belay.wasm.Bodies;
import dev.belay.wasm.Code;
import dev.belay.wasm.FunctionType;
import dev.belay.wasm.Module;
import dev.belay.wasm.ModuleBuilder;
import dev.belay.wasm.Plain;
import dev.belay.wasm.Switch;
import dev.belay.wasm.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;

class SplitterTest {
  private static final int CHOICE = 0;
  private static final int SUM = 1;
  private static final int OTHER = 2;
  private static final FunctionType TYPE =
      new FunctionType(List.of(ValueType.I32, ValueType.I32), List.of(ValueType.I32));

  /** A switch whose cases fall through, leave in several ways, and jump ahead. */
  private static Module module(int cases) {
    Block out = Block.of(List.of());
    Block done = Block.of(List.of());
    List<Block> labels = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      labels.add(Block.of(List.of()));
    }
    List<Block> targets = new ArrayList<>(labels);
    targets.add(done);
    List<Code> code = List.of(Code.get(CHOICE), new Switch(targets));
    for (int i = 0; i < cases; i++) {
      labels.get(i).replaceBody(code);
      code = new ArrayList<>(List.of(labels.get(i)));
      code.addAll(oneCase(i, cases, labels, done, out));
    }
    out.replaceBody(code);
    done.replaceBody(List.of(out));
    var builder = new ModuleBuilder();
    List<Code> body = List.of(done, Code.get(SUM), Code.get(OTHER), Plain.operator(0x6a));
    builder.add(TYPE, List.of(ValueType.I32), body);
    return builder.build();
  }

  private static List<Code> oneCase(
      int number, int cases, List<Block> labels, Block done, Block out) {
    List<Code> code = new ArrayList<>();
    code.addAll(addTo(SUM, number));
    code.addAll(addTo(number % 3 == 0 ? OTHER : SUM, 1000 + number));
    for (int i = 0; i < 10; i++) {
      code.addAll(addTo(OTHER, 3));
    }
    switch (number % 7) {
      case 1 -> code.add(new Code.Branch(false, done));
      case 2 -> {
        code.add(Code.get(SUM));
        code.add(new Code.Branch(true, number % 2 == 0 ? done : out));
      }
      case 3 -> {
        Block inner = Block.of(List.of());
        inner.replaceBody(
            List.of(Code.get(SUM), new Switch(List.of(inner, done, out, inner, done))));
        code.add(inner);
      }
      case 4 -> {
        if (number + 4 < cases) {
          code.add(new Code.Branch(false, labels.get(number + 4)));
        }
      }
      case 5 -> {
        if (number % 35 == 5) {
          code.add(Code.get(SUM));
          code.add(Code.End.RETURN);
        }
      }
      default -> {}
    }
    return code;
  }

  private static List<Code> addTo(int local, int number) {
    return List.of(Code.get(local), Plain.constant(number), Plain.operator(0x6a), Code.set(local));
  }

  private static List<Long> answers(Module module, int cases) {
    ExportFunction function = Instance.builder(Parser.parse(module.write())).build().export("f0");
    List<Long> answers = new ArrayList<>();
    for (int choice = -1; choice <= cases + 1; choice++) {
      for (int sum : new int[] {0, -10, 77}) {
        answers.add(function.apply(choice, sum)[0]);
      }
    }
    return answers;
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 250, 1300})
  void a_split_function_does_the_same(int cases) {
    Module module = module(cases);
    List<Long> expected = answers(module, cases);
    int size = Bodies.read(module).getFirst().length;

    int added = new Splitter(new Limits(1000, 900)).split(module);

    assertThat(added).isGreaterThan(2);
    assertThat(Bodies.read(module).getFirst().length).isLessThan(size / 2);
    assertThat(answers(module, cases)).isEqualTo(expected);
  }

  @Test
  void splitting_twice_gives_the_same_bytes() {
    Module one = module(300);
    Module two = module(300);

    new Splitter(Limits.OF_THE_JVM).split(one);
    new Splitter(Limits.OF_THE_JVM).split(two);

    assertThat(one.write()).isEqualTo(two.write());
  }

  @Test
  void small_functions_stay_as_they_are() {
    Module module = module(60);
    byte[] before = module.write();

    assertThat(new Splitter(new Limits(1_000_000, 3500)).split(module)).isZero();

    assertThat(module.write()).isEqualTo(before);
  }
}
