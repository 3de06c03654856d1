package dev.belay.wasm;

import java.util.ArrayList;
import java.util.List;

/** What a function takes and gives back. */
public record FunctionType(List<ValueType> parameters, List<ValueType> results) {
  private static final int MARK = 0x60;

  public FunctionType {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }

  static FunctionType read(Input input) {
    if (input.readByte() != MARK) {
      throw new WasmException("a type that is not one of a function");
    }
    return new FunctionType(readTypes(input), readTypes(input));
  }

  private static List<ValueType> readTypes(Input input) {
    List<ValueType> types = new ArrayList<>();
    for (int left = input.readNumber(); left > 0; left--) {
      types.add(ValueType.of(input.readByte()));
    }
    return types;
  }

  void write(Output output) {
    output.writeByte(MARK);
    writeTypes(parameters, output);
    writeTypes(results, output);
  }

  private static void writeTypes(List<ValueType> types, Output output) {
    output.writeNumber(types.size());
    types.forEach(type -> output.writeByte(type.code()));
  }
}
