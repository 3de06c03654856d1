package dev.belay.store;

import dev.belay.database.ByteCount;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A store that is a folder. An object is written under a temporary name, its length compared,
 * forced to the disk, renamed, and the folder forced: the discipline of pgBackRest
 * (src/storage/posix/write.c) and restic (internal/backend/local). Only its owner can read it.
 */
public final class FolderStore implements Store {
  private static final String UNFINISHED = ".unfinished";

  private final Path root;
  private final RandomGenerator random;

  /** The folder is made at the first {@link #put}. */
  public FolderStore(Path root, RandomGenerator random) {
    this.root = root.toAbsolutePath().normalize();
    this.random = random;
  }

  @Override
  public void put(String name, Writer writer) {
    Path file = file(name);
    Path folder = folderOf(file);
    Path unfinished = folder.resolve("." + fileName(file) + "." + random() + UNFINISHED);
    try {
      createFolders(folder);
      write(unfinished, writer);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      forceFolder(folder);
    } catch (IOException | RuntimeException e) {
      throw StoreProblems.of("could not write " + file, discard(unfinished, e), e);
    }
  }

  private static void write(Path file, Writer writer) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, ownerOnly(file, "rw-------"))) {
      var counted = new CountingStream(Channels.newOutputStream(channel));
      var out = new BufferedOutputStream(counted, 1 << 16);
      writer.writeTo(out);
      out.flush();
      if (channel.size() != counted.count()) {
        throw new IOException(
            "wrote " + counted.count() + " bytes, but the file has " + channel.size());
      }
      channel.force(true);
    }
  }

  /** A failure to tidy up is told beside the failure that made it necessary. Returns what is. */
  private static String discard(Path unfinished, Exception cause) {
    try {
      return Files.deleteIfExists(unfinished)
          ? "what was half written was removed"
          : "nothing half written is left";
    } catch (IOException e) {
      cause.addSuppressed(e);
      return "what was half written is left in " + unfinished + " and can be deleted";
    }
  }

  @Override
  public InputStream open(String name) {
    Path file = file(name);
    try {
      if (Files.isDirectory(file)) {
        throw new NoSuchFileException(file.toString());
      }
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw Problem.of(Code.BACKUP_MISSING, file + " does not exist")
          .remedy("list what there is: belay backups")
          .toException(e);
    } catch (IOException e) {
      throw StoreProblems.of("could not open " + file, Problem.UNTOUCHED, e);
    }
  }

  @Override
  public boolean contains(String name) {
    return Files.isRegularFile(file(name));
  }

  @Override
  public List<Stored> list(String prefix) {
    List<Stored> found = new ArrayList<>();
    try {
      int slash = prefix.lastIndexOf('/');
      Path folder = slash < 0 ? root : root.resolve(prefix.substring(0, slash));
      if (Files.isDirectory(folder)) {
        collect(folder, prefix, found);
      }
    } catch (IOException e) {
      throw StoreProblems.of("could not list " + root, Problem.UNTOUCHED, e);
    }
    found.sort(Comparator.comparing(Stored::name));
    return found;
  }

  private void collect(Path folder, String prefix, List<Stored> found) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = root.relativize(entry).toString().replace('\\', '/');
        BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
          collect(entry, prefix, found);
        } else if (name.startsWith(prefix) && !fileName(entry).endsWith(UNFINISHED)) {
          found.add(
              new Stored(
                  name,
                  new ByteCount(attributes.size()),
                  attributes.lastModifiedTime().toInstant()));
        }
      }
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  @Override
  public void delete(String name) {
    Path file = file(name);
    try {
      if (Files.deleteIfExists(file)) {
        forceFolder(folderOf(file));
      }
    } catch (IOException e) {
      throw StoreProblems.of("could not delete " + file, Problem.UNTOUCHED, e);
    }
  }

  @Override
  public OptionalLong usableSpace() {
    try {
      return OptionalLong.of(DiskSpace.usable(root));
    } catch (IOException e) {
      throw StoreProblems.of("could not ask for the free space of " + root, Problem.UNTOUCHED, e);
    }
  }

  @Override
  public Optional<Path> folder() {
    return Optional.of(root);
  }

  @Override
  public String describe() {
    return root.toString();
  }

  private Path file(String name) {
    Path file = root.resolve(name).normalize();
    if (name.isEmpty() || file.equals(root) || !file.startsWith(root)) {
      throw new IllegalArgumentException("not a name inside the store: " + name);
    }
    return file;
  }

  private Path folderOf(Path file) {
    Path parent = file.getParent();
    return parent == null ? root : parent;
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }

  private String random() {
    return Long.toHexString(random.nextLong());
  }

  private static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Counts what is really handed on. */
  private static final class CountingStream extends OutputStream {
    private final OutputStream out;
    private long count;

    CountingStream(OutputStream out) {
      this.out = out;
    }

    long count() {
      return count;
    }

    @Override
    public void write(int single) throws IOException {
      out.write(single);
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      count += length;
    }
  }
}
