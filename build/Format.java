import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks or rewrites every Java source of the project with google-java-format. */
final class Format {
  /** Arguments: {@code check} or {@code write}, and the project's root folder. */
  public static void main(String[] arguments) throws Exception {
    boolean write = arguments[0].equals("write");
    List<String> options =
        new ArrayList<>(
            write ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    options.addAll(sources(Path.of(arguments[1])));
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = new Main(out, err, System.in).format(options.toArray(String[]::new));
    if (status != 0) {
      err.println(
          "the files above are not formatted; to format them: mvn -N validate -Dformat=write");
    }
    System.exit(status);
  }

  private static List<String> sources(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !path.toString().contains("/target/"))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }
}
