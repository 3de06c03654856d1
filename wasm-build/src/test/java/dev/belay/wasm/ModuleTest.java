package dev.belay.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;

class ModuleTest {
  private static final FunctionType NUMBER = new FunctionType(List.of(), List.of(ValueType.I32));

  private static Instance run(Module module) {
    return Instance.builder(Parser.parse(module.write())).build();
  }

  private static ModuleBuilder oneCallsTheOther() {
    var builder = new ModuleBuilder();
    int called = builder.add(NUMBER, List.of(), List.of(Plain.constant(5)));
    builder.add(NUMBER, List.of(), List.of(new Code.Call(called)));
    builder.add(NUMBER, List.of(), List.of(Plain.constant(7)));
    return builder;
  }

  @Test
  void a_module_is_written_as_it_was_read() {
    byte[] bytes = oneCallsTheOther().build().write();

    assertThat(Module.read(bytes).write()).isEqualTo(bytes);
  }

  @Test
  void what_is_no_module_is_refused() {
    byte[] text = "no module at all".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Module.read(text)).isInstanceOf(WasmException.class);
  }

  @Test
  void exports_get_their_names_and_others_go() {
    Module module = oneCallsTheOther().build();

    Names.renameExports(
        module, Map.of("f0", "five", "f1", "also_five", "f2", "seven"), Set.of("also_five"));

    assertThat(run(module).export("also_five").apply()).containsExactly(5);
    assertThatThrownBy(() -> run(module).export("seven")).hasMessageContaining("seven");
  }

  @Test
  void an_export_that_is_not_there_is_missed() {
    Module module = oneCallsTheOther().build();
    Map<String, String> names = Map.of("f0", "a", "f1", "b", "f2", "c");

    assertThatThrownBy(() -> Names.renameExports(module, names, Set.of("a", "d")))
        .isInstanceOf(WasmException.class);
  }

  @Test
  void functions_that_nothing_leads_to_lose_their_code() {
    Module module = oneCallsTheOther().build();
    Names.renameExports(module, Map.of("f0", "a", "f1", "b", "f2", "c"), Set.of("b"));

    assertThat(Unused.empty(module)).isEqualTo(1);

    assertThat(run(module).export("b").apply()).containsExactly(5);
    assertThat(Bodies.read(module).get(2)).hasSize(3);
  }

  @Test
  void merged_data_is_where_it_was() {
    Module module =
        oneCallsTheOther()
            .data(100, new byte[] {1, 2})
            .data(8, new byte[] {3})
            .data(50, new byte[] {4})
            .build();

    DataSegments.merge(module);

    assertThat(module.open(Section.DATA).readNumber()).isEqualTo(1);
    var memory = run(module).memory();
    assertThat(memory.readBytes(100, 3)).containsExactly(1, 2, 0);
    assertThat(memory.readBytes(8, 2)).containsExactly(3, 0);
    assertThat(memory.read(50)).isEqualTo((byte) 4);
  }
}
