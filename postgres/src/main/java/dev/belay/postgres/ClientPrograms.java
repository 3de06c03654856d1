package dev.belay.postgres;

import dev.belay.postgres.connect.ClientProgram;
import dev.belay.postgres.connect.ClientRun;
import dev.belay.postgres.connect.ClientTool;
import dev.belay.postgres.connect.ClientTools;
import dev.belay.postgres.connect.Connections;
import dev.belay.postgres.connect.ServerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's own client programs at work on the databases of one server. */
final class ClientPrograms {
  /** What pg_dump doesn't say by itself; the rest of {@link Connections} it does. */
  private static final String CANON = "-c TimeZone=UTC -c bytea_output=hex";

  private final ClientTools tools;
  private final ServerAddress address;

  ClientPrograms(ClientTools tools, ServerAddress address) {
    this.tools = tools;
    this.address = address;
  }

  /**
   * The pg_dump for a server of that version, for people.
   *
   * @throws dev.belay.problem.BelayException {@code CLIENT_MISSING}
   */
  String dumper(int serverMajor) {
    ClientTool tool = tools.get(ClientProgram.PG_DUMP, serverMajor);
    return tool.program() + " " + tool.version();
  }

  /** Runs pg_dump, which writes a script; the caller closes it. */
  ClientRun dump(int serverMajor, String database, List<String> options) {
    ServerAddress there = address.withDatabase(database);
    return tools.get(ClientProgram.PG_DUMP, serverMajor).read(there, options);
  }

  /** The same for rows, whose values are written as in every session of Belay. */
  ClientRun dumpRows(int serverMajor, String database, List<String> options) {
    ServerAddress there = address.withDatabase(database).withOptions(CANON);
    return tools.get(ClientProgram.PG_DUMP, serverMajor).read(there, options);
  }

  /** Runs pg_dump; what it writes is added to a file. */
  void dump(int serverMajor, String database, List<String> options, Path file) throws IOException {
    try (ClientRun run = dump(serverMajor, database, options)) {
      append(run, file);
    }
  }

  private static void append(ClientRun run, Path file) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      run.output().transferTo(out);
      run.finish();
    }
  }

  /** Runs pg_restore, which writes the script that anybody's archive is; the caller closes it. */
  ClientRun script(Path archive, List<String> options) {
    return script(tools.newest(ClientProgram.PG_RESTORE), archive, options);
  }

  /**
   * Runs the pg_restore that belongs to the pg_dump for a server; what it makes of that one's
   * archive is added to a file.
   */
  void script(int serverMajor, Path archive, List<String> options, Path file) throws IOException {
    ClientTool tool = tools.get(ClientProgram.PG_RESTORE, serverMajor);
    try (ClientRun run = script(tool, archive, options)) {
      append(run, file);
    }
  }

  private ClientRun script(ClientTool tool, Path archive, List<String> options) {
    List<String> arguments = new ArrayList<>(options);
    arguments.add("--file=-");
    arguments.add(archive.toString());
    return tool.read(address, arguments);
  }

  /** Runs a script by psql, which stops at the first error. */
  void run(int serverMajor, String database, InputStream script) throws IOException {
    List<String> arguments =
        List.of(
            "--no-psqlrc", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1", "--file=-");
    ServerAddress there = address.withDatabase(database);
    try (ClientRun run = tools.get(ClientProgram.PSQL, serverMajor).write(there, arguments)) {
      feed(script, run.input());
      run.finish();
    }
  }

  /** Where the program has ended early its own last words say more than the broken pipe. */
  private static void feed(InputStream script, OutputStream program) throws IOException {
    byte[] bytes = new byte[1 << 16];
    for (int read = script.read(bytes); read >= 0; read = script.read(bytes)) {
      try {
        program.write(bytes, 0, read);
      } catch (IOException e) {
        return;
      }
    }
  }
}
