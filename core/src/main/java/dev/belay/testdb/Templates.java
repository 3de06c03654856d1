package dev.belay.testdb;

import dev.belay.digest.Sha256;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.SideCopy;
import dev.belay.engine.TestSite;
import dev.belay.migration.Migration;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Copies of a database that has all migrations of a folder. The original is made once for the same
 * migrations, and found again by other processes: its name tells what is in it.
 */
public final class Templates {
  /** Changed with whatever makes another database of the same files. */
  private static final String EDITION = "1";

  private static final String TEMPLATE = "_template_";
  private static final int DIGITS = 8;

  /** Those of other branches stay for a while, and not for ever. */
  private static final int KEPT = 3;

  private final TestSite site;
  private final TestOnly only;
  private final Filling filling;

  /**
   * Prepares.
   *
   * @param only asked before anything is made
   */
  public Templates(TestSite site, TestOnly only, Filling filling) {
    this.site = site;
    this.only = only;
    this.filling = filling;
  }

  /** A database of the caller's own; closing it drops it. */
  public SideCopy copy() throws IOException {
    List<Migration> migrations = filling.migrations(site.at(site.name()));
    String template = begin() + sum(migrations) + TestSite.ENDING;
    only.require(template);
    Optional<SideCopy> copy = site.copyOf(template);
    return marked(
        copy.isPresent()
            ? copy.get()
            : site.alone(template, () -> copyOfNew(template, migrations)));
  }

  /** Somebody else may have made it meanwhile. */
  private SideCopy copyOfNew(String template, List<Migration> migrations) throws IOException {
    if (!site.at(template).exists()) {
      make(template, migrations);
    }
    return site.copyOf(template).orElseThrow();
  }

  private SideCopy marked(SideCopy copy) {
    try {
      filling.mark(copy.database());
      return copy;
    } catch (RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private void make(String template, List<Migration> migrations) throws IOException {
    try (SideCopy made = site.make()) {
      Database database = made.database();
      filling.mark(database);
      filling.apply(migrations, database, "testdb", Progress.NONE);
      site.keep(made, template);
    }
    List<String> all = site.named(begin(), TestSite.ENDING);
    for (String old : all.subList(Math.min(KEPT, all.size()), all.size())) {
      site.alone(old, () -> dropOld(old));
    }
  }

  /** Whoever has just wanted to copy it makes it again; what is only called so stays. */
  private boolean dropOld(String old) {
    boolean ours = TestOnly.objection(site.at(old)).isEmpty();
    if (ours) {
      site.drop(old);
    }
    return ours;
  }

  private String begin() {
    String name = site.name();
    String bare =
        name.endsWith(TestSite.ENDING)
            ? name.substring(0, name.length() - TestSite.ENDING.length())
            : name;
    String suffix = TEMPLATE + "0".repeat(DIGITS) + TestSite.ENDING;
    String whole = site.with(bare, suffix);
    return whole.substring(0, whole.length() - suffix.length()) + TEMPLATE;
  }

  private static String sum(List<Migration> migrations) {
    var text = new StringBuilder(EDITION);
    for (Migration each : migrations) {
      text.append('\n').append(each.checksum()).append(' ').append(each.file());
    }
    return Sha256.of(text.toString()).substring(0, DIGITS);
  }
}
