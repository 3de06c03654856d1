package dev.belay.cli.verb;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The list of verbs, in the order in which the help shows them. */
public final class Verbs {
  /**
   * One line of the list.
   *
   * @param summary what it does, for the overview
   */
  public record Entry(String name, List<String> aliases, String summary, Supplier<Verb> verb) {
    public Entry {
      aliases = List.copyOf(aliases);
    }

    private boolean isCalled(String word) {
      return name.equals(word) || aliases.contains(word);
    }
  }

  public static final List<Entry> ALL =
      List.of(
          entry("init", "write a commented belay.yaml from what is here", InitVerb::new),
          entry("config", "print what is in force and where each value came from", ConfigVerb::new),
          entry("status", "tell where a database stands", StatusVerb::new),
          entry("doctor", "health", "examine a database and its surroundings", DoctorVerb::new),
          entry(
              "check",
              "dry-run",
              "rehearse the pending migrations on a copy; change nothing",
              CheckVerb::new),
          entry(
              "migrate",
              "safe-migrate",
              "back up, check, rehearse, apply, verify, or put everything back",
              MigrateVerb::new),
          entry("baseline", "say which migrations a database contains already", BaselineVerb::new),
          entry("backup", "take a backup", BackupVerb::new),
          entry(
              "snapshot",
              "take one every few minutes, if something was written",
              SnapshotVerb::new),
          entry("backups", "list the backups, or show one", BackupsVerb::new),
          entry("verify", "prove that a backup can be restored", VerifyVerb::new),
          entry("prune", "delete the backups that are not to be kept", PruneVerb::new),
          entry("restore", "bring a backup back", RestoreVerb::new),
          entry("rollback", "go back to before the last migration", RollbackVerb::new),
          entry("recover", "finish or undo what a killed run left", RecoverVerb::new),
          entry("guard", "run somebody else's command, if it may run here", GuardVerb::new),
          entry("mark", "write into a database what it is for", MarkVerb::new),
          entry("testdb", "make, empty and drop databases for tests", TestdbVerb::new),
          entry("permit", "let a person allow one thing for a while", PermitVerb::new),
          entry("fingerprint", "print what is in a database or backup", FingerprintVerb::new),
          entry("compare", "tell what differs between two of them", CompareVerb::new),
          entry("protect", "have a database refuse to be destroyed", ProtectVerb::new),
          entry("unprotect", "take out what protect has put in", UnprotectVerb::new),
          entry("history", "list the migrations that were applied", HistoryVerb::new),
          entry("audit", "list who did what to which database", AuditVerb::new),
          entry("demo", "see it all on real data", DemoVerb::new));

  private Verbs() {}

  private static Entry entry(String name, String summary, Supplier<Verb> verb) {
    return new Entry(name, List.of(), summary, verb);
  }

  private static Entry entry(String name, String alias, String summary, Supplier<Verb> verb) {
    return new Entry(name, List.of(alias), summary, verb);
  }

  public static Optional<Entry> find(String word) {
    return ALL.stream().filter(entry -> entry.isCalled(word)).findFirst();
  }
}
