package dev.belay.wasm;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A module as its sections, in the order of its file. Not thread-safe. */
public final class Module {
  private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
  private static final int CUSTOM = 0;

  private final Map<Section, byte[]> sections = new LinkedHashMap<>();

  private Module() {}

  public static Module read(byte[] bytes) {
    var input = new Input(bytes);
    if (!Arrays.equals(input.readBytes(HEADER.length), HEADER)) {
      throw new WasmException("not a WebAssembly module of version 1");
    }
    var module = new Module();
    while (!input.atEnd()) {
      int id = input.readByte();
      byte[] content = input.readBytes(input.readNumber());
      if (id != CUSTOM) {
        module.sections.put(Section.of(id), content);
      }
    }
    return module;
  }

  public byte[] write() {
    var output = new Output().writeBytes(HEADER);
    sections.forEach((section, content) -> output.writeByte(section.id()).writeSized(content));
    return output.toBytes();
  }

  public boolean has(Section section) {
    return sections.containsKey(section);
  }

  /** What a section holds; that of an absent one is an empty list. */
  public Input open(Section section) {
    return new Input(sections.getOrDefault(section, new byte[] {0}));
  }

  /** Gives a section that exists a new content. */
  public void replace(Section section, Output content) {
    if (sections.replace(section, content.toBytes()) == null) {
      throw new WasmException("the module has no section " + section);
    }
  }
}
