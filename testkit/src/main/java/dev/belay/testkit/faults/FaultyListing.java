package dev.belay.testkit.faults;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** The entries of a folder; reading on can fail, after it was opened. */
final class FaultyListing implements DirectoryStream<Path> {
  private final DirectoryStream<Path> real;
  private final Path folder;
  private final FaultyFileSystem fileSystem;
  private final Faults faults;

  FaultyListing(
      DirectoryStream<Path> real, Path folder, FaultyFileSystem fileSystem, Faults faults) {
    this.real = real;
    this.folder = folder;
    this.fileSystem = fileSystem;
    this.faults = faults;
  }

  @Override
  public Iterator<Path> iterator() {
    Iterator<Path> entries = real.iterator();
    return new Iterator<>() {
      private boolean asked;

      @Override
      public boolean hasNext() {
        if (!asked) {
          asked = true;
          Optional<IOException> failure = faults.failure(Operation.LIST, folder);
          if (failure.isPresent()) {
            throw new DirectoryIteratorException(failure.get());
          }
        }
        return entries.hasNext();
      }

      @Override
      public Path next() {
        return fileSystem.wrap(entries.next());
      }
    };
  }

  @Override
  public void close() throws IOException {
    real.close();
  }
}
