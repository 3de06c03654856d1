package dev.belay.doctor;

import dev.belay.database.Environment;
import dev.belay.database.Mark;
import dev.belay.engine.Diagnosis;
import dev.belay.protect.MarkReading;
import dev.belay.run.Workspace;
import java.util.List;
import java.util.Optional;

/** Whether it is known what the database is for, and whether the database says so itself. */
final class EnvironmentLook implements Look {
  private final Workspace workspace;

  EnvironmentLook(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public String subject() {
    return "environment";
  }

  @Override
  public List<Diagnosis> look() {
    Environment environment = workspace.target().environment();
    MarkReading reading = MarkReading.of(workspace.database().marks());
    if (reading.unreadable().isPresent()) {
      return List.of(
          Diagnosis.unknown(
              subject(),
              environment
                  + "; the mark in the database can't be read: "
                  + reading.unreadable().get(),
              "see what is known: belay mark"));
    }
    if (environment == Environment.UNKNOWN) {
      return warning(
          "nobody has said what this database is for; it is protected like production",
          "belay mark ENVIRONMENT, or set environment: in belay.yaml");
    }
    Optional<Mark> foreign = reading.mark().filter(mark -> !mark.own());
    if (foreign.isPresent()) {
      return warning(
          "%s; its mark is that of another database: %s of %s"
              .formatted(environment, foreign.get().environment(), foreign.get().place()),
          mark());
    }
    if (reading.own().isEmpty() && Unprotected.matters(environment)) {
      return warning(environment + ", but the database itself does not say so", mark());
    }
    String marked = reading.own().map(mark -> ", marked by " + mark.by()).orElse("");
    return List.of(Diagnosis.good(subject(), environment + marked));
  }

  private String mark() {
    return "belay mark " + workspace.target().environment();
  }

  private List<Diagnosis> warning(String finding, String remedy) {
    return List.of(Diagnosis.warning(subject(), finding, remedy));
  }
}
