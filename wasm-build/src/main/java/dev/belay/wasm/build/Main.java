package dev.belay.wasm.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Run by the build. Does nothing if there is nothing new. */
public final class Main {
  /** Blocks of compiled C are nested some thousand deep. */
  private static final long STACK = 1L << 28;

  private Main() {}

  /** Arguments: the folder for what is fetched, and the one for what is made. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      run(Path.of(arguments[0]), Path.of(arguments[1]));
    } catch (BuildException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Path fetched, Path output)
      throws BuildException, IOException, InterruptedException {
    List<Path> classPath =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).stream()
            .map(Path::of)
            .toList();
    var stamp = new Stamp(output.resolve("made.stamp"), classPath, Grammar.PACKAGE.sha256());
    if (!stamp.isThere()) {
      Path packed = Grammar.PACKAGE.fetch(fetched, "npm");
      Folder.delete(output);
      make(packed, output);
      stamp.write();
    }
  }

  private static void make(Path packed, Path output)
      throws BuildException, IOException, InterruptedException {
    AtomicReference<@Nullable Exception> problem = new AtomicReference<>();
    var thread =
        new Thread(
            null,
            () -> {
              try {
                new Grammar(output).make(packed);
              } catch (BuildException | IOException | RuntimeException e) {
                problem.set(e);
              }
            },
            "split",
            STACK);
    thread.start();
    thread.join();
    switch (problem.get()) {
      case null -> {}
      case BuildException e -> throw e;
      case IOException e -> throw e;
      case Exception e -> throw new IllegalStateException("libpg_query could not be compiled", e);
    }
  }
}
