package dev.belay.testkit.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks before each operation whether it is to fail, then hands it to the real provider. */
final class FaultyProvider extends FileSystemProvider {
  private final FaultyFileSystem fileSystem;
  private final FileSystemProvider real;
  private final Faults faults;

  FaultyProvider(FaultyFileSystem fileSystem, Faults faults) {
    this.fileSystem = fileSystem;
    this.real = fileSystem.real().provider();
    this.faults = faults;
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException("made by its constructor");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return fileSystem;
  }

  @Override
  public Path getPath(URI uri) {
    return fileSystem.wrap(real.getPath(uri));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path file = FaultyPath.unwrap(path);
    boolean creating =
        options.contains(StandardOpenOption.CREATE_NEW)
            || (options.contains(StandardOpenOption.CREATE) && !Files.exists(file));
    faults.check(creating ? Operation.CREATE : Operation.OPEN, path);
    boolean appending = options.contains(StandardOpenOption.APPEND);
    if (appending) {
      throw new UnsupportedOperationException("the position of appending channels is not followed");
    }
    return new FaultyChannel(real.newFileChannel(file, options, attributes), path, faults);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    faults.check(Operation.LIST, folder);
    DirectoryStream<Path> found =
        real.newDirectoryStream(
            FaultyPath.unwrap(folder), path -> filter.accept(fileSystem.wrap(path)));
    return new FaultyListing(found, folder, fileSystem, faults);
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    faults.check(Operation.CREATE_FOLDER, folder);
    real.createDirectory(FaultyPath.unwrap(folder), attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    faults.check(Operation.DELETE, path);
    real.delete(FaultyPath.unwrap(path));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    faults.check(Operation.WRITE, target);
    real.copy(FaultyPath.unwrap(source), FaultyPath.unwrap(target), options);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    faults.check(Operation.MOVE, target);
    real.move(FaultyPath.unwrap(source), FaultyPath.unwrap(target), options);
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return real.isSameFile(FaultyPath.unwrap(one), FaultyPath.unwrap(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return real.isHidden(FaultyPath.unwrap(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    faults.check(Operation.SPACE, path);
    return new FaultyStore(real.getFileStore(FaultyPath.unwrap(path)), faults);
  }

  /** Whether something is there can always be told. */
  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    real.checkAccess(FaultyPath.unwrap(path), modes);
  }

  /** What it is can always be told. */
  @Override
  public <A extends BasicFileAttributes> @Nullable A readAttributesIfExists(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return real.readAttributesIfExists(FaultyPath.unwrap(path), type, options);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return real.getFileAttributeView(FaultyPath.unwrap(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    faults.check(Operation.ATTRIBUTES, path);
    return real.readAttributes(FaultyPath.unwrap(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    faults.check(Operation.ATTRIBUTES, path);
    return real.readAttributes(FaultyPath.unwrap(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    faults.check(Operation.ATTRIBUTES, path);
    real.setAttribute(FaultyPath.unwrap(path), name, value, options);
  }
}
