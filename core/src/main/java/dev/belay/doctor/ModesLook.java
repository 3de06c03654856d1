package dev.belay.doctor;

import dev.belay.engine.Diagnosis;
import dev.belay.problem.Problem;
import dev.belay.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether others on this machine can read backups and passwords, or write over them. */
final class ModesLook implements Look {
  private static final Set<PosixFilePermission> WRITE =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private static final Set<PosixFilePermission> READ =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private final Store store;
  private final List<Path> configuration;

  ModesLook(Store store, List<Path> configuration) {
    this.store = store;
    this.configuration = configuration;
  }

  @Override
  public String subject() {
    return "file modes";
  }

  @Override
  public List<Diagnosis> look() {
    List<Path> looked = new ArrayList<>();
    store.folder().filter(Files::exists).ifPresent(looked::add);
    configuration.stream()
        .distinct()
        .filter(Files::exists)
        .filter(Passwords::areIn)
        .forEach(looked::add);
    List<Diagnosis> wrong = new ArrayList<>();
    looked.forEach(path -> of(path).ifPresent(wrong::add));
    if (wrong.isEmpty()) {
      wrong.add(Diagnosis.good(subject(), "nobody else reads or writes backups or passwords"));
    }
    return wrong;
  }

  private Optional<Diagnosis> of(Path path) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      String finding = "who can read and write " + path + " could not be told";
      return Optional.of(Diagnosis.unknown(subject(), finding, "see that nobody else can"));
    }
    Set<PosixFilePermission> modes = modes(path);
    String remedy = "chmod go= " + path;
    if (modes.stream().anyMatch(WRITE::contains)) {
      return Optional.of(Diagnosis.bad(subject(), "others can write to " + path, remedy));
    }
    return modes.stream().anyMatch(READ::contains)
        ? Optional.of(Diagnosis.warning(subject(), "others can read " + path + what(path), remedy))
        : Optional.empty();
  }

  private String what(Path path) {
    return configuration.contains(path) ? ", which holds a password" : ", where backups are";
  }

  private static Set<PosixFilePermission> modes(Path path) {
    try {
      return Files.getPosixFilePermissions(path);
    } catch (IOException e) {
      throw Problem.ofDisk("could not look at " + path, e).toException(e);
    }
  }
}
