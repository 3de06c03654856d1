package dev.belay.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.postgres.connect.ProgramVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledServersTest {
  @TempDir Path temporary;

  private Path root;

  @BeforeEach
  void prepare() throws IOException {
    root = temporary.toRealPath();
  }

  private Path install(String folder, String version) throws IOException {
    Path bin = Files.createDirectories(root.resolve(folder));
    program(bin.resolve("initdb"), "initdb", version);
    program(bin.resolve("postgres"), "postgres", version);
    return bin;
  }

  private static void program(Path file, String name, String version) throws IOException {
    Files.writeString(file, "#!/bin/sh\necho '" + name + " (PostgreSQL) " + version + "'\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static InstalledServers in(Path... folders) {
    return new InstalledServers(List.of(folders), new ProgramVersions(Map.of()));
  }

  @Test
  void the_newest_is_taken_and_of_equal_ones_the_first() throws IOException {
    Path old = install("a", "14.20");
    Path first = install("b", "17.6 (Debian 17.6-1)");
    Path second = install("c", "17.9");
    InstalledServers installed = in(old, root.resolve("nothing"), first, second);

    assertThat(installed.newest().bin()).isEqualTo(first);
    assertThat(installed.newest().version().text()).isEqualTo("17.6");
    assertThat(installed.find(14).orElseThrow().bin()).isEqualTo(old);
    assertThat(installed.find(15)).isEmpty();
  }

  @Test
  void what_is_linked_to_is_found_where_it_lies() throws IOException {
    Path bin = install("versions/15/bin", "15.18");
    Path links = Files.createDirectory(root.resolve("links"));
    Files.createSymbolicLink(links.resolve("initdb"), bin.resolve("initdb"));

    assertThat(in(links).newest().bin()).isEqualTo(bin);
  }

  @Test
  void half_a_server_is_none_and_the_package_is_told() throws IOException {
    Path bin = install("half", "15.18");
    Files.delete(bin.resolve("postgres"));

    assertThatThrownBy(() -> in(bin).newest())
        .hasMessageContaining("no PostgreSQL server")
        .hasMessageContaining("apt-get install postgresql");
  }
}
