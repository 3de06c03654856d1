package dev.belay.postgres.dump;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A dump in a file or folder, known by its first bytes and not by its name. */
public record DumpFile(Path path, DumpKind kind) {
  private static final int HEAD = 512;

  /**
   * Finds out what it is.
   *
   * @throws dev.belay.problem.BelayException {@code NOT_SUPPORTED} if it is nothing that can be
   *     restored, naming what it is instead
   */
  public static DumpFile of(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return folder(path);
    }
    DumpKind outer = DumpKind.of(head(path, DumpKind.SQL));
    if (outer != DumpKind.SQL_GZIP && outer != DumpKind.SQL_ZSTD) {
      return new DumpFile(path, refused(path, outer));
    }
    DumpKind inner = DumpKind.of(head(path, outer));
    if (inner == DumpKind.SQL) {
      return new DumpFile(path, outer);
    }
    if (inner.readByPgRestore()) {
      throw Problem.of(Code.NOT_SUPPORTED, path + " holds a compressed " + inner.told())
          .why("pg_restore reads it from a file of its own only")
          .remedy(outer.unpacker() + " " + path + ", then restore what comes out")
          .toException();
    }
    return new DumpFile(path, refused(path, inner));
  }

  private static DumpFile folder(Path path) {
    if (Files.isRegularFile(path.resolve("toc.dat"))) {
      return new DumpFile(path, DumpKind.DIRECTORY);
    }
    throw Problem.of(Code.NOT_SUPPORTED, path + " is not a dump")
        .why("a folder that pg_dump -Fd has written to the end holds a file toc.dat; this has none")
        .toException();
  }

  private static DumpKind refused(Path path, DumpKind kind) {
    if (kind.refusal().isEmpty()) {
      return kind;
    }
    throw Problem.of(Code.NOT_SUPPORTED, path + " is no dump that can be restored")
        .why("it is " + kind.told())
        .remedy(kind.refusal())
        .toException();
  }

  private static byte[] head(Path path, DumpKind as) throws IOException {
    try (InputStream in = unpacked(Files.newInputStream(path), as)) {
      return in.readNBytes(HEAD);
    } catch (ZstdIOException | EOFException | ZipException e) {
      throw unreadable(path, "it is cut off or damaged", e);
    }
  }

  /** That a dump has no end, or not the one that it was given. */
  public static BelayException unreadable(Path path, String why, Exception cause) {
    boolean newer = why.contains("unsupported version");
    return Problem.of(
            Code.BACKUP_DAMAGED, "the dump " + path.getFileName() + " can't be read to its end")
        .why(why)
        .remedy(
            newer
                ? "install the client programs of the version that has written it, or newer"
                : "use another dump; this one holds less than was dumped")
        .toException(cause);
  }

  /** The script in it, for those that are one; the caller closes. */
  public InputStream script(InputStream bytes) throws IOException {
    return unpacked(bytes, kind);
  }

  private static InputStream unpacked(InputStream bytes, DumpKind kind) throws IOException {
    if (kind == DumpKind.SQL_GZIP) {
      return new GZIPInputStream(bytes, 1 << 16);
    }
    return kind == DumpKind.SQL_ZSTD
        ? new ZstdInputStreamNoFinalizer(new BufferedInputStream(bytes, 1 << 17))
        : bytes;
  }

  @Override
  public String toString() {
    return String.valueOf(path.getFileName());
  }
}
