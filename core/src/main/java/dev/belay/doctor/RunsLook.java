package dev.belay.doctor;

import dev.belay.engine.Diagnosis;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether a run was killed. */
final class RunsLook implements Look {
  private final Workspace workspace;

  RunsLook(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public String subject() {
    return "runs";
  }

  @Override
  public List<Diagnosis> look() {
    Optional<Path> killed = new Runs(workspace).killed();
    if (killed.isPresent()) {
      return List.of(
          Diagnosis.bad(subject(), "a run was killed: " + killed.get(), "belay recover"));
    }
    List<String> left = new Runs(workspace).abandoned().stream().map(Path::toString).toList();
    return List.of(
        left.isEmpty()
            ? Diagnosis.good(subject(), "none was killed")
            : Diagnosis.warning(
                subject(),
                "files of killed runs: " + String.join(", ", left),
                "nothing: the next run deletes them"));
  }
}
