package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN = List.of("default", "targets", "url", "keep");

  @Test
  void a_slip_of_the_finger_finds_the_word() {
    assertThat(Nearest.find("defualt", KNOWN)).contains("default");
    assertThat(Nearest.find("target", KNOWN)).contains("targets");
    assertThat(Nearest.find("ulr", KNOWN)).contains("url");
    assertThat(Nearest.find("keeep", KNOWN)).contains("keep");
  }

  @Test
  void another_word_finds_nothing() {
    assertThat(Nearest.find("colour", KNOWN)).isEmpty();
    assertThat(Nearest.find("", KNOWN)).isEmpty();
    assertThat(Nearest.hint("colour", "default")).isEmpty();
  }
}
