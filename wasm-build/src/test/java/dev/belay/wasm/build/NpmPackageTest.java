package dev.belay.wasm.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the npm of this test is a shell script")
class NpmPackageTest {
  @TempDir Path folder;
  private Path served;
  private Path npm;
  private NpmPackage wanted;

  @BeforeEach
  void serve() throws Exception {
    served = Files.write(folder.resolve("served.tgz"), packed("package/a.txt", "content"));
    wanted = new NpmPackage("thing", "1.2.3", Digest.of(served));
    npm =
        program(
            "[ \"$*\" = 'pack --silent --ignore-scripts thing@1.2.3' ] && cp '"
                + served
                + "' thing-1.2.3.tgz");
  }

  private Path program(String script) throws Exception {
    Path program = Files.writeString(folder.resolve("npm"), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static byte[] packed(String name, String content) throws Exception {
    byte[] file = new byte[1024 + 1024];
    System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, file, 0, name.length());
    byte[] size = "%011o".formatted(content.length()).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(size, 0, file, 124, size.length);
    System.arraycopy(content.getBytes(StandardCharsets.US_ASCII), 0, file, 512, content.length());
    var bytes = new ByteArrayOutputStream();
    try (var output = new GZIPOutputStream(bytes)) {
      output.write(file);
    }
    return bytes.toByteArray();
  }

  @Test
  void npm_is_asked_once() throws Exception {
    Path cache = folder.resolve("not/there/yet");

    Path first = wanted.fetch(cache, npm.toString());
    Path second = wanted.fetch(cache, "no-such-program");

    assertThat(second).isEqualTo(first).hasSameBinaryContentAs(served);
    assertThat(cache).isDirectoryContaining(first::equals);
    try (var files = Files.list(cache)) {
      assertThat(files).hasSize(1);
    }
    assertThat(new Tarball(first).read("package/a.txt"))
        .isEqualTo("content".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void without_npm_it_says_what_to_install() {
    assertThatThrownBy(() -> wanted.fetch(folder, "no-such-program"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("apt-get install npm");
  }

  @Test
  void an_npm_that_fails_is_told() throws Exception {
    Path failing = program("exit 3");

    assertThatThrownBy(() -> wanted.fetch(folder, failing.toString()))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("ended with 3")
        .hasMessageContaining("npm pack thing@1.2.3");
  }

  @Test
  void another_content_is_refused_and_not_kept() throws Exception {
    var other = new NpmPackage("thing", "1.2.3", "00");
    Path cache = folder.resolve("cache");

    assertThatThrownBy(() -> other.fetch(cache, npm.toString()))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("SHA-256");
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void a_file_that_the_package_has_not_is_missed() throws Exception {
    var files = new Tarball(served);

    assertThatThrownBy(() -> files.read("package/b.txt")).hasMessageContaining("package/b.txt");
  }
}
