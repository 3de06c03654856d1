package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherBuildTest {
  @TempDir private Path folder;
  private FakeCheckout checkout;
  private Path jdk;
  private Path target;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = new FakeCheckout(folder);
    jdk = checkout.installJava("25.0.3");
    target = checkout.root.resolve("cli/target");
  }

  @Test
  void the_first_start_builds_and_the_second_does_not() throws Exception {
    var first = checkout.launch("status");
    assertThat(first.status()).isZero();
    assertThat(first.talk())
        .matches("belay: building once, about a minute \\.\\.\\. done in \\d+ s\n");
    var second = checkout.launch("status");
    assertThat(second.talk()).isEmpty();
    assertThat(checkout.mavenCalls()).hasSize(1);
    assertThat(checkout.mavenCalls().getFirst())
        .startsWith(jdk + " -q -B -ntp -pl cli -am package");
    assertThat(target.resolve("build.lock")).doesNotExist();
  }

  @Test
  void a_changed_source_builds_again() throws Exception {
    checkout.launch("status");
    later(checkout.root.resolve("cli/src/main/Main.java"));
    checkout.launch("status");
    assertThat(checkout.mavenCalls()).hasSize(2);
  }

  @Test
  void a_source_changed_during_the_build_builds_again() throws Exception {
    Path waits = Files.createFile(checkout.signal("maven-waits"));
    var first = checkout.begin(checkout.root.resolve("belay"), Map.of(), "status");
    Launch.awaitFile(checkout.signal("maven-calls"));
    checkout.write("cli/src/main/Main.java", "class Main { int changed; }");
    Files.delete(waits);
    assertThat(first.await().status()).isZero();
    checkout.launch("status");
    assertThat(checkout.mavenCalls()).hasSize(2);
  }

  @Test
  void two_starts_at_once_build_once() throws Exception {
    Path waits = Files.createFile(checkout.signal("maven-waits"));
    var first = checkout.begin(checkout.root.resolve("belay"), Map.of(), "one");
    Launch.awaitFile(checkout.signal("maven-calls"));
    var second = checkout.begin(checkout.root.resolve("belay"), Map.of(), "two");
    second.awaitTalk("belay: waiting for another build, process " + first.process().pid());
    Files.delete(waits);
    assertThat(first.await().lines()).endsWith("<one>");
    assertThat(second.await().lines()).endsWith("<two>");
    assertThat(checkout.mavenCalls()).hasSize(1);
  }

  @Test
  void the_lock_of_a_dead_process_is_taken_over() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    assertThat(dead.waitFor()).isZero();
    checkout.write("cli/target/build.lock/pid", dead.pid() + "\n");
    var launch = checkout.launch("status");
    assertThat(launch.status()).isZero();
    assertThat(launch.talk()).startsWith("belay: building once");
  }

  @Test
  void a_terminated_build_leaves_no_lock_and_no_maven() throws Exception {
    Files.createFile(checkout.signal("maven-hangs"));
    var launch = checkout.begin(checkout.root.resolve("belay"), Map.of(), "status");
    Path pid = checkout.signal("maven-pid");
    Launch.awaitFile(pid);
    var maven = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    launch.process().destroy();
    assertThat(launch.await().status()).isEqualTo(143);
    assertThat(target.resolve("build.lock")).doesNotExist();
    maven.ifPresent(handle -> assertThat(handle.onExit()).succeedsWithin(Duration.ofSeconds(60)));
  }

  @Test
  void a_failed_build_shows_what_maven_said() throws Exception {
    Files.createFile(checkout.signal("maven-fails"));
    var launch = checkout.launch("status");
    assertThat(launch.status()).isEqualTo(3);
    assertThat(launch.lines()).isEmpty();
    assertThat(launch.talk())
        .isEqualTo(
            """
            belay: building once, about a minute ... failed
            Main.java:3: it does not compile
            belay: the build failed; no database was touched
            all that it said is in %s
            """
                .formatted(target.resolve("build.log")));
  }

  @Test
  void without_maven_it_says_so() throws Exception {
    checkout.removeMaven();
    var launch = checkout.launch("status");
    assertThat(launch.status()).isEqualTo(2);
    assertThat(launch.talk())
        .startsWith("belay: building needs Apache Maven, and there is no mvn on the PATH\ninstall");
  }

  @Test
  void without_maven_a_finished_build_starts() throws Exception {
    checkout.launch("status");
    checkout.removeMaven();
    assertThat(checkout.launch("status").status()).isZero();
  }

  @Test
  void the_second_start_uses_the_archive_of_the_first() throws Exception {
    checkout.launch("status");
    assertThat(checkout.launch("status").lines())
        .anyMatch(line -> line.startsWith("<-XX:AOTCache="));
  }

  @ParameterizedTest
  @CsvSource({"guard,guard", "migrate,long", "status,quick"})
  void what_loads_other_classes_has_an_archive_of_its_own(String verb, String archive)
      throws Exception {
    checkout.launch("status");
    assertThat(checkout.launch(verb, "--", "check").lines())
        .anyMatch(line -> line.endsWith("-" + archive + ".aot>"));
  }

  @Test
  void before_java_25_the_archive_is_of_the_older_kind() throws Exception {
    Path home = checkout.installJava("21.0.9");
    var environment = Map.of("JAVA_HOME", home.toString());
    checkout.launch(environment, "status");
    assertThat(checkout.launch(environment, "status").lines())
        .anyMatch(line -> line.startsWith("<-XX:SharedArchiveFile="));
  }

  @Test
  void an_archive_of_an_older_jar_is_never_used() throws Exception {
    checkout.launch("status");
    String before = archive();
    Path jar = target.resolve("belay/belay-cli.jar");
    Files.writeString(jar, "built by hand");
    later(jar);
    assertThat(checkout.launch("status").talk()).startsWith("belay: preparing once for Java 25");
    assertThat(archive()).isNotEqualTo(before);
    assertThat(checkout.mavenCalls()).hasSize(1);
  }

  private String archive() throws Exception {
    return checkout.launch("status").lines().stream()
        .filter(line -> line.startsWith("<-XX:AOTCache="))
        .findFirst()
        .orElseThrow();
  }

  /** As if it had been written a moment after everything else that is there. */
  private static void later(Path file) throws IOException {
    Files.setLastModifiedTime(
        file, FileTime.from(Files.getLastModifiedTime(file).toInstant().plusSeconds(1)));
  }
}
