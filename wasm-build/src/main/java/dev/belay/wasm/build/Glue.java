package dev.belay.wasm.build;

import dev.belay.wasm.WasmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in C of what a module built by Emscripten imports and exports under single letters, as
 * told by the JavaScript beside it.
 */
record Glue(Map<String, String> imports, Map<String, String> exports) {
  private static final Pattern IMPORTS = Pattern.compile("var wasmImports\\s*=\\s*\\{([^}]*)\\}");
  private static final Pattern IMPORT = Pattern.compile("([\\w$]+)\\s*:\\s*([\\w$]+)");

  /** As in {@code _malloc=Module["_malloc"]=wasmExports["C"]}. */
  private static final Pattern EXPORT =
      Pattern.compile(
          "([\\w$]+)\\s*=\\s*(?:Module\\[\"[\\w$]+\"\\]\\s*=\\s*)?(?:[\\w$]+\\s*=\\s*)?"
              + "wasmExports\\[\"([\\w$]+)\"\\]");

  /** What is called before anything else. */
  private static final Pattern START = Pattern.compile("wasmExports\\[\"([\\w$]+)\"\\]\\(\\)");

  static final String CONSTRUCTORS = "wasm_call_ctors";

  static Glue read(String script) {
    Matcher imports = find(IMPORTS, script);
    Map<String, String> imported = new LinkedHashMap<>();
    Matcher one = IMPORT.matcher(imports.group(1));
    while (one.find()) {
      imported.put(one.group(1), plain(one.group(2)));
    }
    Map<String, String> exported = new LinkedHashMap<>();
    Matcher export = EXPORT.matcher(script);
    while (export.find()) {
      exported.put(export.group(2), plain(export.group(1)));
    }
    exported.put(find(START, script).group(1), CONSTRUCTORS);
    return new Glue(imported, exported);
  }

  private static Matcher find(Pattern pattern, String script) {
    Matcher matcher = pattern.matcher(script);
    if (!matcher.find()) {
      throw new WasmException("the script beside the module has no " + pattern);
    }
    return matcher;
  }

  /** Without the underscores that Emscripten puts before it. */
  private static String plain(String name) {
    int begin = 0;
    while (name.startsWith("_", begin)) {
      begin++;
    }
    return name.substring(begin);
  }
}
