package dev.belay.postgres;

import dev.belay.postgres.archive.TarReader;
import dev.belay.postgres.archive.TarWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** What is in an archive, to be put together in another way. */
record TarFiles(List<File> files) {
  TarFiles {
    files = List.copyOf(files);
  }

  /** One of them. */
  static final class File {
    private final String name;
    private final byte[] bytes;

    File(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes.clone();
    }

    String name() {
      return name;
    }

    File called(String other) {
      return new File(other, bytes);
    }

    File saying(UnaryOperator<String> change) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      return new File(name, change.apply(text).getBytes(StandardCharsets.UTF_8));
    }
  }

  static TarFiles of(byte[] archive) throws IOException {
    List<File> files = new ArrayList<>();
    var tar = new TarReader(new ByteArrayInputStream(archive));
    for (Optional<TarReader.Entry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
      files.add(new File(entry.get().name(), tar.bytes()));
    }
    return new TarFiles(files);
  }

  TarFiles with(UnaryOperator<File> change) {
    return new TarFiles(files.stream().map(change).toList());
  }

  /** In the order of a number of each, otherwise as before. */
  TarFiles sortedBy(ToIntFunction<File> place) {
    return new TarFiles(files.stream().sorted(Comparator.comparingInt(place)).toList());
  }

  byte[] archive() throws IOException {
    var out = new ByteArrayOutputStream();
    var tar = new TarWriter(out);
    for (File file : files) {
      tar.add(file.name, file.bytes, file.bytes.length);
    }
    tar.finish();
    return out.toByteArray();
  }
}
