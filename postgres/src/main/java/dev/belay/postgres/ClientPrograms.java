package dev.belay.postgres;

import dev.belay.postgres.connect.ServerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** TEMPORARY */
final class ClientPrograms implements Programs {
  private final ServerAddress address;
  private final List<Path> folders;

  ClientPrograms(ServerAddress address, List<Path> folders) {
    this.address = address;
    this.folders = folders;
  }

  private ProcessBuilder builder(String program, String database) {
    var host = address.hosts().get(0);
    var builder = new ProcessBuilder("/usr/lib/postgresql/15/bin/" + program);
    builder.environment().put("PGHOST", host.name());
    builder.environment().put("PGPORT", Integer.toString(host.port()));
    builder.environment().put("PGUSER", address.login().user());
    builder.environment().put("PGDATABASE", database);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return builder;
  }

  @Override
  public void dump(String database, List<String> options, Path file) throws IOException {
    var builder = builder("pg_dump", database);
    builder.command().addAll(options);
    builder.redirectOutput(file.toFile());
    end(builder.start());
  }

  private void end(Process process) throws IOException {
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException("exit " + status + folders);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void run(String database, InputStream script) throws IOException {
    var builder = builder("psql", database);
    builder.command().addAll(List.of("-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      script.transferTo(in);
    }
    end(process);
  }
}
