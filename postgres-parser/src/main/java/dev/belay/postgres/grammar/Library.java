package dev.belay.postgres.grammar;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import libpgquery.LibPgQueryMachine;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.Instance;
import run.endive.wasm.types.MemoryLimits;

/**
 * libpg_query, loaded and ready: 41 MB of memory. Not thread-safe. After an exception it is in no
 * known state and must not be used again.
 */
final class Library {
  /** The stack of the module alone takes 528 pages of 64 KB; the rest is enough for most. */
  private static final MemoryLimits MEMORY = new MemoryLimits(640, 16384);

  private final FieldNames fieldNames = new FieldNames();
  private final FlatMemory memory;
  private final ExportFunction malloc;
  private final ExportFunction free;
  private final ExportFunction parse;
  private final ExportFunction freeParsed;
  private final ExportFunction parsePlpgsql;
  private final ExportFunction freeString;

  Library() {
    var module = ModuleFile.read();
    memory = new FlatMemory(MEMORY);
    Instance instance =
        Instance.builder(module)
            .withImportValues(new Surroundings().of(module))
            .withMachineFactory(LibPgQueryMachine::new)
            .withStart(false)
            .withMemoryFactory(limits -> memory)
            .withMemoryLimits(MEMORY)
            .build();
    malloc = instance.export("malloc");
    free = instance.export("free");
    parse = instance.export("wasm_parse_query_raw");
    freeParsed = instance.export("wasm_free_parse_result");
    parsePlpgsql = instance.export("wasm_parse_plpgsql");
    freeString = instance.export("wasm_free_string");
    instance.export("wasm_call_ctors").apply();
  }

  /** The answer is three pointers: the tree, what was printed, the error. */
  Parsed parse(String sql) {
    int query = write(sql);
    int answer = call(parse, query);
    int error = memory.readInt(answer + 8);
    Parsed parsed = error == 0 ? tree(memory.readInt(answer), sql) : syntaxError(error, sql);
    freeParsed.apply(answer);
    free.apply(query);
    return parsed;
  }

  /** The answer is JSON, or a message without a position. */
  Parsed plpgsql(String sql) {
    int query = write(sql);
    int answer = call(parsePlpgsql, query);
    Parsed parsed =
        memory.read(answer) == '{'
            ? tree(answer, sql)
            : new Parsed.SyntaxError(readText(answer), OptionalInt.empty());
    freeString.apply(answer);
    free.apply(query);
    return parsed;
  }

  private Parsed tree(int address, String sql) {
    Node root = new NodeReader(memory.readUpToZero(address), fieldNames).read();
    return new Parsed.Tree(root, Offsets.of(sql));
  }

  /**
   * The error is pointers to message, function and file, a line, and a place in characters from 1.
   */
  private Parsed syntaxError(int error, String sql) {
    String message = readText(memory.readInt(error));
    int place = memory.readInt(error + 16);
    return new Parsed.SyntaxError(message, place > 0 ? index(sql, place - 1) : OptionalInt.empty());
  }

  private static OptionalInt index(String sql, int characters) {
    return OptionalInt.of(
        characters < sql.codePointCount(0, sql.length())
            ? sql.offsetByCodePoints(0, characters)
            : sql.length());
  }

  int memoryPages() {
    return memory.pages();
  }

  private int write(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int address = call(malloc, utf8.length + 1);
    if (address == 0) {
      throw new IllegalStateException("no memory for a text of " + utf8.length + " bytes");
    }
    memory.write(address, utf8);
    memory.writeByte(address + utf8.length, (byte) 0);
    return address;
  }

  private String readText(int address) {
    return new String(memory.readUpToZero(address), StandardCharsets.UTF_8);
  }

  private static int call(ExportFunction function, int argument) {
    return (int) function.apply(argument)[0];
  }
}
