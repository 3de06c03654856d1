package dev.belay.wasm;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What the memory holds at the start. */
public final class DataSegments {
  private static final int CONSTANT = 0x41;
  private static final int END = 0x0b;

  private DataSegments() {}

  /** Makes one of all of them: thousands of tiny ones are slow to load. */
  public static void merge(Module module) {
    NavigableMap<Integer, byte[]> segments = read(module.open(Section.DATA));
    int begin = segments.firstKey();
    int end = begin;
    for (Map.Entry<Integer, byte[]> segment : segments.entrySet()) {
      end = Math.max(end, segment.getKey() + segment.getValue().length);
    }
    byte[] all = new byte[end - begin];
    segments.forEach(
        (offset, bytes) -> System.arraycopy(bytes, 0, all, offset - begin, bytes.length));
    var output = new Output().writeNumber(1).writeNumber(0);
    output.writeByte(CONSTANT).writeSigned(begin).writeByte(END).writeSized(all);
    module.replace(Section.DATA, output);
    if (module.has(Section.DATA_COUNT)) {
      module.replace(Section.DATA_COUNT, new Output().writeNumber(1));
    }
  }

  private static NavigableMap<Integer, byte[]> read(Input input) {
    NavigableMap<Integer, byte[]> segments = new TreeMap<>();
    for (int left = input.readNumber(); left > 0; left--) {
      if (input.readNumber() != 0) {
        throw new WasmException("a data segment that is not for the one memory");
      }
      int offset = readOffset(input);
      segments.put(offset, input.readBytes(input.readNumber()));
    }
    return segments;
  }

  /** Where a segment of data or of a table begins. */
  static int readOffset(Input input) {
    if (input.readByte() != CONSTANT) {
      throw new WasmException("an offset that is not a constant");
    }
    int offset = (int) input.readSigned();
    if (input.readByte() != END) {
      throw new WasmException("an offset of more than one instruction");
    }
    return offset;
  }
}
