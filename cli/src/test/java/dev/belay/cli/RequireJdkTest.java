package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequireJdkTest {
  @TempDir private Path folder;
  private FakeCheckout checkout;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = new FakeCheckout(folder);
  }

  @Test
  void an_old_java_alone_is_named_and_refused() throws Exception {
    Path home = checkout.installJava("17.0.15");
    var check = check();
    assertThat(check.status()).isEqualTo(1);
    assertThat(check.lines())
        .startsWith(
            "no Java 21 or newer was found; found only", "  17.0.15  " + home, "install one:");
  }

  @Test
  void with_a_newer_java_it_says_nothing() throws Exception {
    checkout.installJava("21.0.9");
    var check = check();
    assertThat(check.status()).isZero();
    assertThat(check.lines()).isEmpty();
  }

  @Test
  void where_the_user_lists_toolchains_it_leaves_the_answer_to_maven() throws Exception {
    checkout.installJava("17.0.15");
    Path list = checkout.signal("elsewhere/.m2/toolchains.xml");
    Files.createDirectories(list.getParent());
    Files.writeString(list, "<toolchains/>");
    assertThat(check().status()).isZero();
  }

  private Launch check() throws IOException, InterruptedException {
    return checkout.begin(checkout.root.resolve("build/require-jdk"), Map.of()).await();
  }
}
