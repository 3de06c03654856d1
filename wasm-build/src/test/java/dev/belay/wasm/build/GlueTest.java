package dev.belay.wasm.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GlueTest {
  @Test
  void names_are_found_in_the_script() {
    Glue glue =
        Glue.read(
            """
            function a(){} var wasmImports={c:___assert_fail,a:invoke_iii,q:_emscripten_resize_heap};
            var wasmExports;createWasm();function initRuntime(){wasmExports["A"]()}
            _malloc=Module["_malloc"]=wasmExports["C"];memory=wasmMemory=wasmExports["z"];
            __emscripten_stack_restore=wasmExports["Q"];
            """);

    assertThat(glue.imports())
        .isEqualTo(Map.of("c", "assert_fail", "a", "invoke_iii", "q", "emscripten_resize_heap"));
    assertThat(glue.exports())
        .containsEntry("A", "wasm_call_ctors")
        .containsEntry("C", "malloc")
        .containsEntry("Q", "emscripten_stack_restore");
  }

  @Test
  void another_script_is_refused() {
    assertThatThrownBy(() -> Glue.read("alert(1)")).hasMessageContaining("wasmImports");
  }
}
