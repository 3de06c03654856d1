package dev.belay.doctor;

import dev.belay.engine.Diagnosis;
import dev.belay.run.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether whoever gets hold of one thing can delete the database and its backups. */
final class CredentialsLook implements Look {
  private static final String APART =
      "keep a copy of the backups where neither can delete it: another account, another machine";

  private final Workspace workspace;

  CredentialsLook(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public String subject() {
    return "credentials";
  }

  @Override
  public List<Diagnosis> look() {
    Optional<String> destroyer = workspace.database().health().destroyer();
    if (destroyer.isEmpty()) {
      return List.of(Diagnosis.good(subject(), "this login can't destroy the database"));
    }
    Optional<Path> store = workspace.repository().store().folder();
    if (store.isEmpty()) {
      return List.of(
          Diagnosis.unknown(
              subject(),
              destroyer.get() + "; who can delete the backups could not be told",
              APART));
    }
    return List.of(both(destroyer.get(), store.get()));
  }

  private Diagnosis both(String destroyer, Path store) {
    String user = workspace.identity().user();
    if (Files.exists(store) && !Files.isWritable(store)) {
      return Diagnosis.good(
          subject(), "%s, but %s can't delete what is in %s".formatted(destroyer, user, store));
    }
    return Diagnosis.warning(
        subject(),
        destroyer
            + ", and "
            + user
            + " can delete the backups in "
            + store
            + "; as whom the application runs is not known here",
        APART);
  }
}
