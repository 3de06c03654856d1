package dev.belay.wasm.build;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The files in a packed package, by their names. Their format is the one of POSIX, ustar. */
final class Tarball {
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;

  private final Map<String, byte[]> files = new HashMap<>();

  Tarball(Path packed) throws IOException {
    try (var input = new DataInputStream(new GZIPInputStream(Files.newInputStream(packed)))) {
      byte[] header = input.readNBytes(BLOCK);
      while (header.length == BLOCK && header[0] != 0) {
        int size = Integer.parseInt(text(header, SIZE_AT, SIZE_LENGTH), 8);
        files.put(text(header, 0, NAME_LENGTH), input.readNBytes(size));
        input.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        header = input.readNBytes(BLOCK);
      }
    }
  }

  private static String text(byte[] header, int begin, int length) {
    String text = new String(header, begin, length, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(0);
    return (end < 0 ? text : text.substring(0, end)).strip();
  }

  byte[] read(String name) throws BuildException {
    byte[] content = files.get(name);
    if (content == null) {
      throw new BuildException("the package has no " + name);
    }
    return content;
  }
}
