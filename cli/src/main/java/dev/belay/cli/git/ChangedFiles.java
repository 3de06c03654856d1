package dev.belay.cli.git;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The files of a working copy that are not as they were. */
public final class ChangedFiles {
  private final Set<Path> paths;

  private ChangedFiles(Set<Path> paths) {
    this.paths = Set.copyOf(paths);
  }

  /**
   * What was added or changed since a branch left another commit, committed or not, and what git
   * does not know yet.
   *
   * @param ref a branch, a tag or a commit
   * @param folder in the working copy
   * @param environment of the process
   * @throws dev.belay.problem.BelayException {@code CLIENT_MISSING} without git; {@code USAGE}
   *     where the folder is in no working copy, or the ref is unknown
   */
  public static ChangedFiles since(String ref, Path folder, Map<String, String> environment) {
    GitProgram git = GitProgram.find(environment);
    Path top = top(git, folder);
    String base = base(git, top, ref);
    Set<Path> paths = new HashSet<>();
    git.list(
            top,
            "diff",
            "--name-only",
            "--no-renames",
            "--diff-filter=d",
            "--no-ext-diff",
            "-z",
            base,
            "--")
        .forEach(path -> paths.add(top.resolve(path)));
    git.list(top, "ls-files", "--others", "--exclude-standard", "-z")
        .forEach(path -> paths.add(top.resolve(path)));
    return new ChangedFiles(paths);
  }

  private static Path top(GitProgram git, Path folder) {
    GitProgram.Said said = git.ask(folder, "rev-parse", "--show-toplevel");
    if (!said.well()) {
      throw Problem.of(
              Code.USAGE, "--since needs a working copy of git, and " + folder + " is none")
          .why(said.text().strip())
          .remedy("leave out --since to check all files")
          .toException();
    }
    return Path.of(said.text().strip());
  }

  /** Where the two histories part; the commit itself where a shallow clone can't tell. */
  private static String base(GitProgram git, Path top, String ref) {
    GitProgram.Said known =
        git.ask(top, "rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{commit}");
    if (!known.well()) {
      throw Problem.of(Code.USAGE, "git knows no commit called " + ref)
          .why("it is neither a branch nor a tag nor a commit of " + top)
          .remedy("fetch it first (in CI often: git fetch origin " + ref + "), or name another")
          .toException();
    }
    String commit = known.text().strip();
    GitProgram.Said parted = git.ask(top, "merge-base", commit, "HEAD");
    return parted.well() ? parted.text().strip() : commit;
  }

  /** Whether a file that exists is among them. */
  public boolean contains(Path file) {
    try {
      return paths.contains(file.toRealPath());
    } catch (IOException e) {
      throw Problem.ofDisk("could not look at " + file, e).toException(e);
    }
  }

  /**
   * The nearest folder upward that is a working copy's root; the folder itself if there is none.
   */
  public static Path root(Path folder) {
    for (Path each = folder; each != null; each = each.getParent()) {
      if (Files.exists(each.resolve(".git"))) {
        return each;
      }
    }
    return folder;
  }
}
