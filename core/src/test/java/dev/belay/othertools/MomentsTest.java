package dev.belay.othertools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MomentsTest {
  @Test
  void milliseconds_become_a_point_in_time() {
    assertThat(Moments.readable("1795426212000")).isEqualTo("2026-11-23T09:30:12Z");
  }

  @Test
  void what_is_text_already_stays_and_nothing_is_said_to_be_unknown() {
    assertThat(Moments.readable("2026-11-20 09:30:12")).isEqualTo("2026-11-20 09:30:12");
    assertThat(Moments.readable("20261120093012")).isEqualTo("20261120093012");
    assertThat(Moments.readable("")).isEqualTo("an unknown time");
  }
}
