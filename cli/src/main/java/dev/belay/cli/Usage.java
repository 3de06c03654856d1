package dev.belay.cli;

import dev.belay.cli.verb.Verb;
import dev.belay.cli.verb.Verbs;
import dev.belay.problem.ExitStatus;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the program and each verb say when asked for help. */
final class Usage {
  static final String JSON = "--json";
  static final String QUIET = "--quiet";
  static final String VERBOSE = "--verbose";
  static final String HELP = "--help";

  private Usage() {}

  static String overview() {
    var text =
        new StringBuilder("Makes it safe to change a database that has real data in it.\n\n");
    text.append("belay [-t TARGET] [-c belay.yaml] [--json] [-q|-v] VERB ...\n\n");
    for (Verbs.Entry entry : Verbs.ALL) {
      text.append("  ").append(entry.name());
      text.append(" ".repeat(Math.max(1, 14 - entry.name().length()))).append(entry.summary());
      text.append(
          entry.aliases().isEmpty() ? "" : " (also " + String.join(", ", entry.aliases()) + ")");
      text.append('\n');
    }
    text.append("\nTARGET is a name from belay.yaml, a URL or a path; without it the default");
    text.append(" target,\nelse DATABASE_URL. belay VERB --help shows options, examples and exit");
    text.append(" status.\n\nExit status\n");
    for (ExitStatus status : ExitStatus.values()) {
      text.append("  ").append(padded(status)).append(meaning(status)).append('\n');
    }
    return text.toString();
  }

  private static String padded(ExitStatus status) {
    String number = Integer.toString(status.status());
    return number + " ".repeat(5 - number.length());
  }

  static String meaning(ExitStatus status) {
    return switch (status) {
      case DONE -> "done";
      case NO -> "the answer is no: findings, a refusal, a mismatch; nothing was changed";
      case USAGE -> "wrong usage or configuration";
      case FAILED -> "failed; the database is as before: rolled back or never touched";
      case NEEDS_PERSON -> "failed, and a person is needed";
      case LOCKED -> "another run holds the lock";
      case UNREACHABLE -> "the database or the store can't be reached";
      case BUG -> "a bug in Belay";
      case INTERRUPTED -> "interrupted, and rolled back";
    };
  }

  static CommandSpec spec(Verbs.Entry entry, Verb verb) {
    CommandSpec spec = CommandSpec.create().name("belay " + entry.name());
    spec.aliases(entry.aliases().toArray(new String[0]));
    spec.usageMessage().description(sentence(entry.summary())).width(100).autoWidth(false);
    spec.usageMessage().sortOptions(false);
    verb.describe(spec);
    new SettingOptions(verb.settings()).addTo(spec);
    spec.addOption(flag("One JSON event a line, and last the outcome.", JSON));
    spec.addOption(flag("Only the end.", "-q", QUIET));
    spec.addOption(flag("More, also about what went wrong.", "-v", VERBOSE));
    spec.addOption(
        OptionSpec.builder("-h", HELP)
            .type(boolean.class)
            .usageHelp(true)
            .description("This.")
            .build());
    spec.usageMessage().exitCodeListHeading("%nExit status%n").exitCodeList(statuses(verb));
    spec.usageMessage().footerHeading("%nExamples%n");
    spec.usageMessage()
        .footer(verb.examples().stream().map(line -> "  " + line).toArray(String[]::new));
    return spec;
  }

  private static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names).type(boolean.class).description(description).build();
  }

  private static String sentence(String summary) {
    return Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + ".";
  }

  private static Map<String, String> statuses(Verb verb) {
    Set<ExitStatus> all = EnumSet.of(ExitStatus.DONE, ExitStatus.USAGE, ExitStatus.BUG);
    all.addAll(verb.statuses());
    Map<String, String> shown = new LinkedHashMap<>();
    all.forEach(status -> shown.put(" " + status.status(), meaning(status)));
    return shown;
  }
}
