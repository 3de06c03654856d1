package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Compares what a user sees, whole, with text files under {@code src/test/resources/golden}. With
 * {@code -Dgolden=write} the files are rewritten. A file that no test of the class has compared
 * fails the class. Register it as a static extension of the test class.
 */
public final class Golden implements AfterEachCallback, AfterAllCallback {
  private final Path folder;
  private final Set<String> used = new TreeSet<>();
  private int executed;

  /**
   * Begins.
   *
   * @param name the folder, one for each test class
   */
  public Golden(String name) {
    folder = Path.of("src/test/resources/golden", name);
  }

  /** Compares a text with the file of that name. */
  public void compare(String name, String text) {
    used.add(name + ".txt");
    Path file = folder.resolve(name + ".txt");
    try {
      if ("write".equals(System.getProperty("golden"))) {
        Files.createDirectories(folder);
        Files.writeString(file, text);
      }
      assertThat(file).as("rewrite with -Dgolden=write").exists();
      assertThat(text).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    executed++;
  }

  /** Only where every test of the class has run can a file be called unused. */
  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    long tests = 0;
    for (var method : context.getRequiredTestClass().getDeclaredMethods()) {
      tests += method.isAnnotationPresent(Test.class) ? 1 : 0;
    }
    if (executed < tests || !Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.list(folder)) {
      Set<String> unused = new TreeSet<>(files.map(each -> each.getFileName().toString()).toList());
      unused.removeAll(used);
      assertThat(unused).as("golden files that no test compares").isEmpty();
    }
  }
}
