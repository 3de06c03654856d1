package dev.belay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A source checkout with the real launcher, a Maven and Javas that are small scripts, and nothing
 * else of this machine but the tools that the launcher may use.
 *
 * <p>The fake Maven notes every call and makes a jar. The fake Java prints its arguments, one a
 * line, makes the archive that it is asked for, and exits with the status that the last argument
 * names.
 */
final class FakeCheckout {
  private static final String TOOLS =
      "cat cksum cp cut date dirname env find mkdir mv ps readlink rm rmdir sed sha256sum shasum"
          + " sleep tail touch tr uname unzip";
  private static final String JAVA =
      """
      #!/bin/sh
      case $1 in -version) echo 'openjdk version "VERSION" 2026-01-01' >&2; exit ;; esac
      echo "java VERSION"
      for argument in "$@"; do
        echo "<$argument>"
        case $argument in
          -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*) echo made >"${argument#*=}" ;;
        esac
      done
      case $argument in exit-*) exit "${argument#exit-}" ;; esac
      """;
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$JAVA_HOME $*" >>"FOLDER/maven-calls"
      [ ! -e "FOLDER/maven-fails" ] || { echo 'Main.java:3: it does not compile'; exit 1; }
      [ ! -e "FOLDER/maven-hangs" ] || { echo "$$" >"FOLDER/maven-pid"; exec sleep 600; }
      while [ -e "FOLDER/maven-waits" ]; do sleep 0.1; done
      mkdir -p cli/target/belay/lib
      cat cli/src/main/*.java >cli/target/belay/belay-cli.jar
      echo library >cli/target/belay/lib/library.jar
      """;

  private final Path folder;

  /** The root of the checkout; its name has a blank in it. */
  final Path root;

  FakeCheckout(Path folder) throws IOException {
    this.folder = folder.toRealPath();
    root = this.folder.resolve("a checkout");
    copyLauncher();
    write("pom.xml", "<project/>");
    write("cli/pom.xml", "<project/>");
    write("cli/src/main/Main.java", "class Main {}");
    Path tools = Files.createDirectories(this.folder.resolve("tools"));
    for (String tool : TOOLS.split(" ", -1)) {
      forwardTool(tools, tool);
    }
    script(tools.resolve("mvn"), MAVEN.replace("FOLDER", this.folder.toString()));
  }

  private void copyLauncher() throws IOException {
    Path here = Path.of("..").toAbsolutePath().normalize();
    for (String name :
        List.of(
            "belay",
            "build/launcher/find-java.sh",
            "build/launcher/build.sh",
            "build/require-jdk")) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.copy(here.resolve(name), root.resolve(name));
    }
  }

  private static void forwardTool(Path tools, String name) throws IOException {
    for (String place : List.of("/usr/bin", "/bin", "/sbin")) {
      Path tool = Path.of(place, name);
      if (Files.exists(tool) && Files.notExists(tools.resolve(name))) {
        script(tools.resolve(name), "#!/bin/sh\nexec " + tool + " \"$@\"\n");
      }
    }
  }

  /** Writes a file of the checkout. */
  Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Installs a fake JDK into the folder {@code jdks} that is searched, and returns its home. */
  Path installJava(String version) throws IOException {
    Path home = installJavaWithoutRelease(version);
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"Nobody\"\nJAVA_RUNTIME_VERSION=\"%1$s+9\"\nJAVA_VERSION=\"%1$s\"\n"
            .formatted(version));
    return home;
  }

  /** The same, but only the Java itself knows its version. */
  Path installJavaWithoutRelease(String version) throws IOException {
    Path home = folder.resolve("jdks").resolve("jdk-" + version);
    Files.createDirectories(home.resolve("bin"));
    script(home.resolve("bin/java"), JAVA.replace("VERSION", version));
    script(home.resolve("bin/javac"), "#!/bin/sh\nexit 1\n");
    return home;
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Takes Maven away. */
  void removeMaven() throws IOException {
    Files.delete(folder.resolve("tools/mvn"));
  }

  /** A file beside the checkout, through which a test and the fake Maven speak. */
  Path signal(String name) {
    return folder.resolve(name);
  }

  /** How often Maven was called, and how. */
  List<String> mavenCalls() throws IOException {
    Path calls = folder.resolve("maven-calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  /** Starts {@code ./belay} and waits until it has ended. */
  Launch launch(String... arguments) throws IOException, InterruptedException {
    return launch(Map.of(), arguments);
  }

  /** The same with more environment variables. */
  Launch launch(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return begin(root.resolve("belay"), environment, arguments).await();
  }

  /** Starts the launcher at this path, from a folder of its own, and does not wait. */
  Launch begin(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException {
    Path room = Files.createDirectories(folder.resolve("elsewhere"));
    var builder = new ProcessBuilder("/bin/sh", launcher.toString());
    builder.command().addAll(List.of(arguments));
    builder.directory(room.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", folder.resolve("tools").toString());
    builder.environment().put("HOME", room.toString());
    builder.environment().put("BELAY_JAVA_FOLDERS", folder + "/jdks/*:" + folder + "/none/*");
    builder.environment().putAll(environment);
    return Launch.of(builder, folder);
  }
}
