package dev.belay.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DiffTextTest {
  @Test
  void lines_that_change_are_shown_with_some_around_them() {
    assertThat(DiffText.lines("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nD\nD2\ne\nf\n"))
        .containsExactly("...", " b", " c", "-d", "+D", "+D2", " e", " f");
  }

  @Test
  void a_new_text_is_new_as_a_whole() {
    assertThat(DiffText.lines("", "a\nb\n")).containsExactly("+a", "+b");
  }

  @Test
  void of_the_same_text_nothing_is_shown() {
    assertThat(DiffText.lines("a\n", "a\n")).isEmpty();
  }

  @Test
  void changes_far_from_each_other_are_divided() {
    assertThat(DiffText.lines("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n"))
        .containsExactly("-a", "+A", " 1", " 2", "...", " 5", " 6", "-b", "+B");
  }
}
