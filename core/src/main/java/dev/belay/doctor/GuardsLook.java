package dev.belay.doctor;

import dev.belay.database.Environment;
import dev.belay.engine.Diagnosis;
import dev.belay.engine.GuardStatus;
import dev.belay.engine.GuardStatus.Cover;
import dev.belay.engine.Guards;
import dev.belay.run.Workspace;
import java.util.List;
import java.util.Optional;

/** Whether the database refuses by itself to be destroyed. */
final class GuardsLook implements Look {
  private final Workspace workspace;

  GuardsLook(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public String subject() {
    return "guards";
  }

  @Override
  public List<Diagnosis> look() {
    Optional<Guards> guards = workspace.database().guards();
    if (guards.isEmpty()) {
      return List.of(
          none(
              workspace.engine().name() + " can refuse nothing by itself",
              "belay snapshot --every 15m, to a folder that the application can't write"));
    }
    GuardStatus status = guards.get().status();
    if (status.options().isEmpty()) {
      return List.of(none("the database refuses nothing by itself", "belay protect"));
    }
    if (status.isAsAsked()) {
      int asked = status.options().get().guards().size();
      return List.of(Diagnosis.good(subject(), asked + " in place, all covered"));
    }
    return status.lacks().stream().map(this::lacking).toList();
  }

  private Diagnosis none(String finding, String remedy) {
    Environment environment = workspace.target().environment();
    return environment.canBeMadeAgain()
        ? Diagnosis.good(subject(), "none, as is usual for " + environment)
        : Diagnosis.warning(subject(), finding, remedy);
  }

  private Diagnosis lacking(Cover cover) {
    String finding = cover.guard() + " is " + cover.extent() + ": " + cover.why();
    return Diagnosis.warning(subject(), finding, "belay protect");
  }
}
