package dev.belay.wasm.build;

import dev.belay.wasm.DataSegments;
import dev.belay.wasm.Module;
import dev.belay.wasm.Names;
import dev.belay.wasm.Unused;
import dev.belay.wasm.split.Limits;
import dev.belay.wasm.split.Splitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import run.endive.build.time.compiler.Config;
import run.endive.build.time.compiler.Generator;
import run.endive.compiler.InterpreterFallback;

/** Makes Java classes of libpg_query, the parser of PostgreSQL. */
final class Grammar {
  static final NpmPackage PACKAGE =
      new NpmPackage(
          "libpg-query",
          "18.1.5",
          "52367cfeeb0732877fb98a9743bf4681fe628f13f87df19d619cfb386e02bcf3");

  private static final String CLASS_NAME = "libpgquery.LibPgQuery";
  private static final Set<String> EXPORTS =
      Set.of(
          Glue.CONSTRUCTORS,
          "malloc",
          "free",
          "wasm_parse_query_raw",
          "wasm_free_parse_result",
          "wasm_parse_plpgsql",
          "wasm_free_string",
          "setThrew",
          "emscripten_stack_restore",
          "emscripten_stack_get_current");

  private final Path output;

  Grammar(Path output) {
    this.output = output;
  }

  void make(Path packed) throws BuildException, IOException {
    var files = new Tarball(packed);
    var module = Module.read(files.read("package/wasm/libpg-query.wasm"));
    var glue =
        Glue.read(new String(files.read("package/wasm/libpg-query.js"), StandardCharsets.UTF_8));
    Names.renameImports(module, glue.imports());
    Names.renameExports(module, glue.exports(), EXPORTS);
    Unused.empty(module);
    new Splitter(Limits.OF_THE_JVM).split(module);
    DataSegments.merge(module);
    compile(module);
    Path licences = Files.createDirectories(output.resolve("META-INF/licenses"));
    Files.write(licences.resolve("libpg-query-wasm.txt"), files.read("package/LICENSE"));
  }

  /** A function that is too large for the JVM fails the build. */
  private void compile(Module module) throws IOException {
    Files.createDirectories(output);
    Path file = Files.createTempFile("libpg-query", ".wasm");
    try {
      Files.write(file, module.write());
      Config config =
          Config.builder()
              .withWasmFile(file)
              .withName(CLASS_NAME)
              .withTargetClassFolder(output)
              .withTargetWasmFolder(output)
              .withInterpreterFallback(InterpreterFallback.FAIL)
              .withInterpretedFunctions(Set.of())
              .build();
      var generator = new Generator(config);
      generator.generateMetaWasm(generator.generateResources());
    } finally {
      Files.delete(file);
    }
  }
}
