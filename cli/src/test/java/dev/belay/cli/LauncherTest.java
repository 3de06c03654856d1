package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherTest {
  @TempDir private Path folder;
  private FakeCheckout checkout;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = new FakeCheckout(folder);
  }

  @Test
  void the_newest_java_that_lies_around_is_taken() throws Exception {
    for (String version : new String[] {"17.0.15", "25.0.9", "25.0.10", "9.0.4", "1.8.0_492"}) {
      checkout.installJava(version);
    }
    assertThat(checkout.launch("status").lines()).startsWith("java 25.0.10");
  }

  @Test
  void java_home_comes_before_a_newer_one_that_lies_around() throws Exception {
    checkout.installJava("25.0.3");
    Path home = checkout.installJava("21.0.9");
    var launch = checkout.launch(Map.of("JAVA_HOME", home.toString()), "status");
    assertThat(launch.lines()).startsWith("java 21.0.9");
  }

  @Test
  void a_java_home_that_is_too_old_is_passed_over() throws Exception {
    checkout.installJava("25.0.3");
    Path home = checkout.installJava("17.0.15");
    var launch = checkout.launch(Map.of("JAVA_HOME", home.toString()), "status");
    assertThat(launch.lines()).startsWith("java 25.0.3");
  }

  @Test
  void a_java_without_a_release_file_is_asked_for_its_version() throws Exception {
    checkout.installJavaWithoutRelease("23-ea");
    assertThat(checkout.launch("status").lines()).startsWith("java 23-ea");
  }

  @Test
  void a_named_java_that_is_too_old_is_refused_although_there_is_a_newer_one() throws Exception {
    checkout.installJava("25.0.3");
    Path home = checkout.installJava("17.0.15");
    var launch = checkout.launch(Map.of("BELAY_JAVA_HOME", home.toString()), "status");
    assertThat(launch.status()).isEqualTo(2);
    assertThat(launch.talk())
        .isEqualTo(
            """
            belay: BELAY_JAVA_HOME is %s, which is Java 17.0.15; 21 or newer is needed
            let it name another, or leave it away to have one looked for: unset BELAY_JAVA_HOME
            """
                .formatted(home));
  }

  @Test
  void with_only_an_old_java_it_says_what_there_is_and_what_to_install() throws Exception {
    Path home = checkout.installJava("17.0.15");
    var launch = checkout.launch("status");
    assertThat(launch.status()).isEqualTo(2);
    assertThat(launch.lines()).isEmpty();
    assertThat(checkout.mavenCalls()).isEmpty();
    assertThat(launch.talk())
        .isEqualTo(
            """
            belay: no Java 21 or newer was found; found only
              17.0.15  %s
            install one:
              Debian 13, Ubuntu 24.04 and newer   apt-get install openjdk-25-jdk-headless
              Debian 12 (has 17 only), others     unpack one from https://adoptium.net into /usr/lib/jvm
              macOS                               brew install --cask temurin
            or name one that is there:            export JAVA_HOME=/path/to/jdk
            """
                .formatted(home));
  }

  @Test
  void without_any_java_it_says_so() throws Exception {
    var launch = checkout.launch("status");
    assertThat(launch.status()).isEqualTo(2);
    assertThat(launch.talk())
        .startsWith("belay: no Java 21 or newer was found; found no Java at all\ninstall one:\n");
  }

  @Test
  void arguments_and_the_exit_status_pass_unchanged() throws Exception {
    checkout.installJava("25.0.3");
    var launch = checkout.launch("a  b", "", "it's", "\"q\"", "*", "$HOME", "exit-5");
    assertThat(launch.status()).isEqualTo(5);
    assertThat(launch.lines())
        .endsWith(
            "<-jar>",
            "<" + checkout.root + "/cli/target/belay/belay-cli.jar>",
            "<a  b>",
            "<>",
            "<it's>",
            "<\"q\">",
            "<*>",
            "<$HOME>",
            "<exit-5>");
  }

  @Test
  void it_starts_through_a_link_to_a_link() throws Exception {
    checkout.installJava("25.0.3");
    Path link = Files.createSymbolicLink(folder.resolve("b"), Path.of("a checkout/belay"));
    Path second = Files.createSymbolicLink(folder.resolve("c"), link);
    var launch = checkout.begin(second, Map.of(), "status").await();
    assertThat(launch.status()).isZero();
    assertThat(launch.lines()).endsWith("<status>");
  }

  @ParameterizedTest
  @CsvSource({
    "status,true",
    "--help,true",
    "config,true",
    "guard,true",
    "migrate,false",
    "backup,false"
  })
  void a_quick_verb_does_without_the_second_compiler(String verb, boolean quick) throws Exception {
    checkout.installJava("25.0.3");
    var lines = checkout.launch("-t", "shop", verb).lines();
    assertThat(lines).contains("<-Xmx256m>", "<-XX:+UseSerialGC>");
    assertThat(lines.contains("<-XX:TieredStopAtLevel=1>")).isEqualTo(quick);
  }

  @ParameterizedTest
  @CsvSource({"--engine=postgresql,true", "--engine=sqlite,false"})
  void a_check_of_files_for_postgresql_is_quick(String engine, boolean quick) throws Exception {
    checkout.installJava("25.0.3");
    var lines = checkout.launch("check", engine, "migrations").lines();
    assertThat(lines.contains("<-XX:TieredStopAtLevel=1>")).isEqualTo(quick);
  }

  @Test
  void options_of_the_user_come_after_the_launchers() throws Exception {
    checkout.installJava("25.0.3");
    var launch = checkout.launch(Map.of("BELAY_JAVA_OPTS", "-Xmx2g  -Da=*"), "status");
    assertThat(launch.lines()).containsSubsequence("<-Xmx256m>", "<-Xmx2g>", "<-Da=*>", "<-jar>");
  }

  @Test
  void a_collector_that_the_user_chose_replaces_the_launchers() throws Exception {
    checkout.installJava("25.0.3");
    checkout.launch("status");
    for (String variable : new String[] {"BELAY_JAVA_OPTS", "JAVA_TOOL_OPTIONS"}) {
      var lines = checkout.launch(Map.of(variable, "-XX:+UseG1GC"), "status").lines();
      assertThat(lines).contains("<-Xshare:auto>").doesNotContain("<-XX:+UseSerialGC>");
    }
  }
}
