package dev.belay.postgres.grammar;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import run.endive.runtime.ConstantEvaluators;
import run.endive.runtime.Instance;
import run.endive.wasm.types.ActiveDataSegment;
import run.endive.wasm.types.DataSegment;
import run.endive.wasm.types.MemoryLimits;

/**
 * The memory of a module as one array: a third of the heap of Endive's own, and faster. Not
 * thread-safe. Java's check of an index is the module's.
 */
final class FlatMemory implements PlainMemory {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final VarHandle FLOAT = view(float[].class);
  private static final VarHandle DOUBLE = view(double[].class);

  private final MemoryLimits limits;
  private byte[] bytes = {};

  /** Empty until {@link #zero}, with which every instance begins. */
  FlatMemory(MemoryLimits limits) {
    this.limits = limits;
  }

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
  }

  /** The bytes from there up to the next zero. */
  byte[] readUpToZero(int address) {
    int end = address;
    while (bytes[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(bytes, address, end);
  }

  @Override
  public int pages() {
    return bytes.length / PAGE_SIZE;
  }

  @Override
  public int grow(int more) {
    int old = pages();
    int wanted = old + more;
    if (more < 0 || wanted > limits.maximumPages()) {
      return -1;
    }
    try {
      bytes = Arrays.copyOf(bytes, wanted * PAGE_SIZE);
    } catch (OutOfMemoryError e) {
      return -1; // which C's malloc hands on
    }
    return old;
  }

  @Override
  public int initialPages() {
    return limits.initialPages();
  }

  @Override
  public int maximumPages() {
    return limits.maximumPages();
  }

  @Override
  public void initialize(Instance instance, DataSegment[] segments) {
    for (DataSegment segment : segments) {
      if (!(segment instanceof ActiveDataSegment active)) {
        throw PlainMemory.unused("data that is not there from the start");
      }
      long[] offset =
          ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions());
      write((int) offset[0], active.data());
    }
  }

  @Override
  public void write(int address, byte[] data, int offset, int size) {
    System.arraycopy(data, offset, bytes, address, size);
  }

  @Override
  public void copy(int to, int from, int size) {
    System.arraycopy(bytes, from, bytes, to, size);
  }

  @Override
  public void zero() {
    bytes = new byte[limits.initialPages() * PAGE_SIZE];
  }

  @Override
  public void fill(byte value, int begin, int end) {
    Arrays.fill(bytes, begin, end, value);
  }

  @Override
  public byte[] readBytes(int address, int count) {
    return Arrays.copyOfRange(bytes, address, address + count);
  }

  @Override
  public byte read(int address) {
    return bytes[address];
  }

  @Override
  public void writeByte(int address, byte value) {
    bytes[address] = value;
  }

  @Override
  public short readShort(int address) {
    return (short) SHORT.get(bytes, address);
  }

  @Override
  public long readU16(int address) {
    return Short.toUnsignedLong(readShort(address));
  }

  @Override
  public void writeShort(int address, short value) {
    SHORT.set(bytes, address, value);
  }

  @Override
  public int readInt(int address) {
    return (int) INT.get(bytes, address);
  }

  @Override
  public void writeI32(int address, int value) {
    INT.set(bytes, address, value);
  }

  @Override
  public long readLong(int address) {
    return (long) LONG.get(bytes, address);
  }

  @Override
  public void writeLong(int address, long value) {
    LONG.set(bytes, address, value);
  }

  @Override
  public long readF32(int address) {
    return readInt(address);
  }

  @Override
  public float readFloat(int address) {
    return (float) FLOAT.get(bytes, address);
  }

  @Override
  public void writeF32(int address, float value) {
    FLOAT.set(bytes, address, value);
  }

  @Override
  public long readF64(int address) {
    return readLong(address);
  }

  @Override
  public double readDouble(int address) {
    return (double) DOUBLE.get(bytes, address);
  }

  @Override
  public void writeF64(int address, double value) {
    DOUBLE.set(bytes, address, value);
  }
}
