package dev.belay.doctor;

import dev.belay.database.Environment;
import dev.belay.database.Mark;
import dev.belay.engine.Diagnosis;
import dev.belay.protect.MarkReading;
import dev.belay.run.Workspace;
import java.util.List;

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
    MarkReading reading = MarkReading.of(workspace.database().marks());
    return List.of(of(workspace.target().environment(), reading));
  }

  private Diagnosis of(Environment environment, MarkReading reading) {
    if (reading.unreadable().isPresent()) {
      String why = reading.unreadable().get();
      return Diagnosis.unknown(
          subject(),
          environment + "; the mark in the database can't be read: " + why,
          "see what is known: belay mark");
    }
    if (environment == Environment.UNKNOWN) {
      return Diagnosis.warning(
          subject(),
          "nobody has said what this database is for; it is protected like production",
          "belay mark ENVIRONMENT, or set environment: in belay.yaml");
    }
    return reading.mark().map(mark -> of(environment, mark)).orElseGet(() -> unmarked(environment));
  }

  private Diagnosis of(Environment environment, Mark mark) {
    return mark.own()
        ? Diagnosis.good(subject(), environment + ", marked by " + mark.by())
        : Diagnosis.warning(
            subject(),
            "%s; its mark is that of another database: %s of %s"
                .formatted(environment, mark.environment(), mark.place()),
            "belay mark " + environment);
  }

  private Diagnosis unmarked(Environment environment) {
    return environment.canBeMadeAgain()
        ? Diagnosis.good(subject(), environment.toString())
        : Diagnosis.warning(
            subject(),
            environment + ", but the database itself does not say so",
            "belay mark " + environment);
  }
}
