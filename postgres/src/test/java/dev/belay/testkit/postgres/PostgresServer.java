package dev.belay.testkit.postgres;

import dev.belay.postgres.cluster.ServerPrograms;
import java.lang.System.Logger.Level;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests a {@link TestServer} as a parameter: {@code @ExtendWith(PostgresServer.class)}. All
 * tests of one process share it, so they make a database each. Where no server is installed the
 * tests are skipped, and say why.
 */
public final class PostgresServer implements ExecutionCondition, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(PostgresServer.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!TestServer.installed().all().isEmpty()) {
      return ConditionEvaluationResult.enabled("a PostgreSQL server is installed");
    }
    String reason = "no PostgreSQL server is installed: apt-get install postgresql";
    System.getLogger(PostgresServer.class.getName())
        .log(Level.WARNING, "skipped: " + context.getDisplayName() + ": " + reason);
    return ConditionEvaluationResult.disabled(reason);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestServer.class;
  }

  @Override
  public TestServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return shared(context, TestServer.installed().newest());
  }

  /**
   * One of certain programs, for all tests of one process: where several run, each class is an
   * execution of its own, and only the session lasts.
   */
  static TestServer shared(ExtensionContext context, ServerPrograms programs) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
        .computeIfAbsent(programs, TestServer::start, TestServer.class);
  }
}
