package dev.belay.pipeline;

import dev.belay.json.Json;
import dev.belay.json.JsonException;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A journal on disk: a first line about the run, then one line an entry, each forced to the disk
 * before the work that it announces. Closed by its owner.
 */
public final class JournalFile implements AutoCloseable {
  public static final String EXTENSION = ".journal";

  private final Path file;
  private final FileChannel channel;
  private final RunHeader header;
  private final Journal journal;

  private JournalFile(
      Path file,
      FileChannel channel,
      RunHeader header,
      List<JournalEntry> entries,
      Consumer<String> written) {
    this.file = file;
    this.channel = channel;
    this.header = header;
    journal =
        new Journal(
            entries,
            entry -> {
              write(entry.toJson());
              written.accept(entry.toString());
            });
  }

  /**
   * Begins the journal of a new run, in a file of the run's name.
   *
   * @param written told of each entry after it has become durable; tests stop the process there
   */
  public static JournalFile create(Path folder, RunHeader header, Consumer<String> written) {
    Path file = folder.resolve(header.run() + EXTENSION);
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      var journal = new JournalFile(file, channel, header, List.of(), written);
      journal.begin(folder);
      return journal;
    } catch (IOException e) {
      throw couldNot("write", file, e);
    }
  }

  /** A run whose journal can't be begun does not begin, and leaves none behind. */
  private void begin(Path folder) throws IOException {
    try {
      write(header.toJson());
      forceFolder(folder);
    } catch (IOException | BelayException e) {
      try (channel) {
        Files.deleteIfExists(file);
      } catch (IOException failed) {
        e.addSuppressed(failed);
      }
      throw e;
    }
  }

  /** Reads the journal of an earlier run, to go on with it. A last line cut short is left out. */
  public static JournalFile open(Path file, Consumer<String> written) {
    try {
      String text = Files.readString(file);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      List<Json.Members> lines = parse(file, whole);
      RunHeader header = RunHeader.of(lines.get(0));
      List<JournalEntry> entries =
          lines.subList(1, lines.size()).stream().map(JournalEntry::of).toList();
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
      channel.position(channel.size());
      return new JournalFile(file, channel, header, entries, written);
    } catch (IOException e) {
      throw couldNot("read", file, e);
    }
  }

  /** Which run a journal belongs to; empty where not even its first line is whole. */
  public static Optional<RunHeader> headerOf(Path file) throws IOException {
    try (var lines = Files.newBufferedReader(file)) {
      String first = lines.readLine();
      return first == null
          ? Optional.empty()
          : Optional.of(RunHeader.of(Json.parse(first).asObject()));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static List<Json.Members> parse(Path file, String text) {
    if (text.isEmpty()) {
      throw damaged(file, "it has no whole line");
    }
    List<Json.Members> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      try {
        lines.add(Json.parse(line).asObject());
      } catch (JsonException e) {
        throw damaged(file, "line " + (lines.size() + 1) + " is " + e.getMessage());
      }
    }
    return lines;
  }

  public RunHeader header() {
    return header;
  }

  public Journal journal() {
    return journal;
  }

  public Path file() {
    return file;
  }

  private void write(Json line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line.toLine() + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw couldNot("write", file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw couldNot("close", file, e);
    }
  }

  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static RuntimeException damaged(Path file, String why) {
    return Problem.of(Code.INPUT_OUTPUT, "the journal " + file + " can't be read")
        .why(why)
        .state("the run it belongs to may have left the database changed")
        .remedy("compare the database with its newest backup: belay compare latest TARGET")
        .toException();
  }

  private static RuntimeException couldNot(String verb, Path file, IOException cause) {
    return Problem.ofDisk("could not " + verb + " the journal " + file, cause).toException(cause);
  }
}
