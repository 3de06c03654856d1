package dev.belay.wasm.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {
  @TempDir Path folder;
  private Path program;

  @BeforeEach
  void write() throws IOException {
    program = Files.createDirectory(folder.resolve("classes"));
    Files.writeString(program.resolve("Main.class"), "code");
  }

  private Stamp stamp(String input) throws IOException {
    return new Stamp(folder.resolve("stamp"), List.of(program, Path.of("some-1.0.jar")), input);
  }

  @Test
  void it_is_there_once_it_was_written() throws IOException {
    assertThat(stamp("a").isThere()).isFalse();

    stamp("a").write();

    assertThat(stamp("a").isThere()).isTrue();
  }

  @Test
  void another_input_needs_another_one() throws IOException {
    stamp("a").write();

    assertThat(stamp("b").isThere()).isFalse();
  }

  @Test
  void another_program_needs_another_one() throws IOException {
    stamp("a").write();
    Files.writeString(program.resolve("Main.class"), "other code");

    assertThat(stamp("a").isThere()).isFalse();
  }

  @Test
  void the_same_program_as_a_jar_needs_no_other_one() throws IOException {
    Files.writeString(Files.createDirectory(program.resolve("inner")).resolve("A.class"), "more");
    stamp("a").write();
    Path jar = folder.resolve("belay-program-1.0.jar");
    try (var archive = new ZipOutputStream(Files.newOutputStream(jar))) {
      put(archive, "META-INF/MANIFEST.MF", "Version: 1");
      put(archive, "inner/A.class", "more");
      put(archive, "Main.class", "code");
    }

    Stamp packed = new Stamp(folder.resolve("stamp"), List.of(jar, Path.of("some-1.0.jar")), "a");

    assertThat(packed.isThere()).isTrue();
  }

  private static void put(ZipOutputStream archive, String name, String content) throws IOException {
    archive.putNextEntry(new ZipEntry(name));
    archive.write(content.getBytes(StandardCharsets.UTF_8));
    archive.closeEntry();
  }
}
