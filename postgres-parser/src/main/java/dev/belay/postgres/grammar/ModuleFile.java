package dev.belay.postgres.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import libpgquery.LibPgQueryMachine;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.CodeSection;
import run.endive.wasm.types.DataCountSection;
import run.endive.wasm.types.DataSection;
import run.endive.wasm.types.ElementSection;
import run.endive.wasm.types.ExportSection;
import run.endive.wasm.types.FunctionBody;
import run.endive.wasm.types.FunctionSection;
import run.endive.wasm.types.GlobalSection;
import run.endive.wasm.types.ImportSection;
import run.endive.wasm.types.MemorySection;
import run.endive.wasm.types.Section;
import run.endive.wasm.types.SectionId;
import run.endive.wasm.types.TableSection;
import run.endive.wasm.types.TypeSection;

/** The module without its code, which has become {@link LibPgQueryMachine}. */
final class ModuleFile {
  private ModuleFile() {}

  /**
   * Neither checked nor digested, as Endive would: that takes longer than all the rest of a start.
   */
  static WasmModule read() {
    WasmModule.Builder module = WasmModule.builder().withValidation(false);
    try (InputStream file = LibPgQueryMachine.class.getResourceAsStream("LibPgQuery.meta")) {
      parser().parse(file, section -> add(section, module));
    } catch (IOException e) {
      throw new UncheckedIOException("libpg_query can't be read", e);
    }
    return module.build();
  }

  /** Of the code, nothing but traps are left; they need not be read. */
  private static Parser parser() {
    Parser.Builder parser = Parser.builder().withValidation(false);
    for (int section = SectionId.TYPE; section <= SectionId.DATA_COUNT; section++) {
      if (section != SectionId.CODE) {
        parser.includeSectionId(section);
      }
    }
    return parser.build();
  }

  private static CodeSection noCode(int functions) {
    var body = new FunctionBody(List.of(), List.of());
    CodeSection.Builder code = CodeSection.builder();
    for (int i = 0; i < functions; i++) {
      code.addFunctionBody(body);
    }
    return code.build();
  }

  private static void add(Section section, WasmModule.Builder module) {
    switch (section) {
      case TypeSection types -> module.setTypeSection(types);
      case ImportSection imports -> module.setImportSection(imports);
      case FunctionSection functions ->
          module.setFunctionSection(functions).setCodeSection(noCode(functions.functionCount()));
      case TableSection tables -> module.setTableSection(tables);
      case MemorySection memories -> module.setMemorySection(memories);
      case GlobalSection globals -> module.setGlobalSection(globals);
      case ExportSection exports -> module.setExportSection(exports);
      case ElementSection elements -> module.setElementSection(elements);
      case DataCountSection count -> module.setDataCountSection(count);
      case DataSection data -> module.setDataSection(data);
      default -> throw new IllegalStateException("unexpected section " + section.sectionId());
    }
  }
}
