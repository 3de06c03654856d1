package dev.belay.testkit.postgres;

import dev.belay.postgres.cluster.InstalledServers;
import dev.belay.postgres.cluster.ServerPrograms;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The server that is installed here, and the embedded ones of all other major versions. */
final class EveryServer implements ArgumentsProvider {
  @Override
  public Stream<Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    List<ServerPrograms> found = new ArrayList<>();
    InstalledServers installed = TestServer.installed();
    if (!installed.all().isEmpty()) {
      found.add(installed.newest());
    }
    for (ServerPrograms embedded : EmbeddedServers.all()) {
      int major = embedded.version().major();
      if (found.isEmpty() || found.getFirst().version().major() != major) {
        found.add(embedded);
      }
    }
    return found.stream().map(programs -> Arguments.of(PostgresServer.shared(context, programs)));
  }
}
