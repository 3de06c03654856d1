package dev.belay.wasm;

/** The types of numbers. */
public enum ValueType {
  I32(0x7f),
  I64(0x7e),
  F32(0x7d),
  F64(0x7c);

  private final int code;

  ValueType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static ValueType of(int code) {
    for (ValueType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new WasmException("unknown type of value 0x" + Integer.toHexString(code));
  }
}
