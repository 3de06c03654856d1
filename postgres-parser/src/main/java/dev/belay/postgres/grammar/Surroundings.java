package dev.belay.postgres.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.FunctionType;

/**
 * What the module calls outside of itself: the few functions of Emscripten's runtime that a parser
 * needs. It reads no files and no clock, and what it prints is lost.
 */
final class Surroundings {
  private static final long[] ZERO = {0};
  private static final long[] ONE = {1};
  private static final long[] BAD_FILE = {8};
  private static final long MOST_MEMORY = 1L << 30;

  private final LongJump longJump = new LongJump();

  ImportValues of(WasmModule module) {
    List<ImportFunction> functions = new ArrayList<>();
    for (int i = 0; i < module.importSection().importCount(); i++) {
      var wanted = (FunctionImport) module.importSection().getImport(i);
      FunctionType type = module.typeSection().getType(wanted.typeIndex());
      functions.add(
          new HostFunction(wanted.module(), wanted.name(), type, function(wanted.name(), type)));
    }
    return ImportValues.builder().withFunctions(functions).build();
  }

  private WasmFunctionHandle function(String name, FunctionType type) {
    if (name.startsWith("invoke_")) {
      long[] none = type.returns().isEmpty() ? new long[0] : ZERO;
      return (instance, arguments) -> invoke(instance, arguments, none);
    }
    return switch (name) {
      case "emscripten_throw_longjmp" ->
          (instance, arguments) -> {
            throw longJump;
          };
      case "emscripten_resize_heap" ->
          (instance, arguments) -> grow(instance.memory(), arguments[0]);
      case "fd_write" -> (instance, arguments) -> write(instance.memory(), arguments);
      case "fd_close", "fd_read", "fd_seek" -> (instance, arguments) -> BAD_FILE;
      case "setitimer_js" -> (instance, arguments) -> ZERO;
      case "emscripten_runtime_keepalive_clear" -> (instance, arguments) -> new long[0];
      case "assert_fail", "abort_js", "exit", "proc_exit" ->
          (instance, arguments) -> {
            throw new IllegalStateException(name);
          };
      default -> throw new IllegalStateException("nothing is known of " + name);
    };
  }

  /** Calls a function of the module, which may end by a long jump to here. */
  private static long[] invoke(Instance instance, long[] arguments, long[] none) {
    long stack = instance.export("emscripten_stack_get_current").apply()[0];
    int function = instance.table(0).ref((int) arguments[0]);
    try {
      return instance
          .getMachine()
          .call(function, Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (LongJump e) {
      instance.export("emscripten_stack_restore").apply(stack);
      instance.export("setThrew").apply(1, 0);
      return none;
    }
  }

  /** Gives a fifth more than there is, so that growing does not become a habit. */
  private static long[] grow(Memory memory, long argument) {
    long wanted = Integer.toUnsignedLong((int) argument);
    long now = (long) memory.pages() * Memory.PAGE_SIZE;
    if (wanted > MOST_MEMORY) {
      return ZERO;
    }
    long target = Math.min(MOST_MEMORY, Math.max(wanted, now + now / 5));
    long pages = (target - now + Memory.PAGE_SIZE - 1) / Memory.PAGE_SIZE;
    return memory.grow((int) pages) < 0 ? ZERO : ONE;
  }

  /** Says that everything was written: arguments are a file, buffers, their number, an address. */
  private static long[] write(Memory memory, long[] arguments) {
    int total = 0;
    for (int i = 0; i < arguments[2]; i++) {
      total += memory.readInt((int) arguments[1] + 8 * i + 4);
    }
    memory.writeI32((int) arguments[3], total);
    return ZERO;
  }
}
