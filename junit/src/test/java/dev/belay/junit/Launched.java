package dev.belay.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.List;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Test classes that a test runs. */
final class Launched {
  private Launched() {}

  /** Runs them in a session of their own. */
  static TestExecutionSummary run(Class<?>... classes) {
    var listener = new SummaryGeneratingListener();
    var selectors = List.of(classes).stream().map(each -> selectClass(each)).toList();
    LauncherFactory.create()
        .execute(request().selectors(selectors).build(), new TestExecutionListener[] {listener});
    return listener.getSummary();
  }
}
