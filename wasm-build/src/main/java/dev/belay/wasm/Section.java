package dev.belay.wasm;

/** The parts of a module, as numbered in its file. */
public enum Section {
  TYPE(1),
  IMPORT(2),
  FUNCTION(3),
  TABLE(4),
  MEMORY(5),
  GLOBAL(6),
  EXPORT(7),
  START(8),
  ELEMENT(9),
  CODE(10),
  DATA(11),
  DATA_COUNT(12);

  private final int id;

  Section(int id) {
    this.id = id;
  }

  int id() {
    return id;
  }

  static Section of(int id) {
    for (Section section : values()) {
      if (section.id == id) {
        return section;
      }
    }
    throw new WasmException("unknown section " + id);
  }
}
