package dev.belay.junit;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Does for {@link BelayTest} what a field does for its class. */
final class BelayTestExtension
    implements BeforeAllCallback, AfterAllCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(BelayTestExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    ExtensionContext.Store store = context.getStore(NAMESPACE);
    if (store.get(BelayDatabase.class) == null) {
      store.put(BelayDatabase.class, of(context.getRequiredTestClass()));
    }
    database(context).beforeAll(context);
  }

  private static BelayDatabase of(Class<?> test) {
    BelayTest wanted = test.getAnnotation(BelayTest.class);
    if (wanted == null) {
      throw new IllegalStateException("@BelayTest is not on " + test.getName());
    }
    var database = BelayDatabase.migratedFrom(Path.of(wanted.migrations()));
    return wanted.on().isEmpty() ? database : database.on(wanted.on());
  }

  private static BelayDatabase database(ExtensionContext context) {
    BelayDatabase known = context.getStore(NAMESPACE).get(BelayDatabase.class, BelayDatabase.class);
    if (known == null) {
      throw new IllegalStateException("@BelayTest belongs on a class");
    }
    return known;
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    database(context).afterEach(context);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    database(context).afterAll(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return database(context).supportsParameter(parameter, context);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return database(context).resolveParameter(parameter, context);
  }
}
