package dev.belay.cli;

import dev.belay.config.CommandLineSettings;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.rehearse.Ground;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Settings as options: what the option is called and what it means is the setting's to say. */
final class SettingOptions {
  /** Given with every verb. */
  private static final List<Setting<?>> COMMON =
      List.of(Settings.TARGET, Settings.CONFIG, Settings.ENVIRONMENT, Settings.BACKUPS_FOLDER);

  private static final String BECAUSE = "--because";
  private static final String NO_REHEARSAL = "--no-rehearsal";

  private final List<Setting<?>> settings;

  SettingOptions(List<Setting<?>> own) {
    settings = new ArrayList<>(COMMON);
    settings.addAll(own);
  }

  void addTo(CommandSpec spec) {
    for (Setting<?> setting : settings) {
      spec.addOption(option(setting));
    }
    if (settings.contains(Settings.MIGRATE_REHEARSE)) {
      spec.addOption(noRehearsal());
    }
    if (settings.contains(Settings.CHECK_ALLOW)) {
      spec.addOption(
          OptionSpec.builder(BECAUSE)
              .type(String.class)
              .paramLabel("REASON")
              .description("Why it is allowed; goes on record.")
              .build());
    }
  }

  private static OptionSpec noRehearsal() {
    return OptionSpec.builder(NO_REHEARSAL)
        .type(boolean.class)
        .description("Don't rehearse on a copy first.")
        .build();
  }

  private static OptionSpec option(Setting<?> setting) {
    OptionSpec.Builder option = OptionSpec.builder(names(setting)).description(setting.meaning());
    if (setting.equals(Settings.CHECK_ALLOW)) {
      return option
          .type(List.class)
          .auxiliaryTypes(String.class)
          .arity("1")
          .paramLabel("RULE:FILE")
          .description("Allow one rule's findings in one file; with " + BECAUSE + ".")
          .build();
    }
    if (setting.kind().many()) {
      return option
          .type(List.class)
          .auxiliaryTypes(String.class)
          .arity("1")
          .splitRegex(",")
          .paramLabel(label(setting))
          .build();
    }
    return option.type(String.class).paramLabel(label(setting)).build();
  }

  private static String[] names(Setting<?> setting) {
    if (setting.equals(Settings.TARGET)) {
      return new String[] {"-t", setting.option()};
    }
    return setting.equals(Settings.CONFIG)
        ? new String[] {"-c", setting.option()}
        : new String[] {setting.option()};
  }

  private static String label(Setting<?> setting) {
    return setting.option().substring(2).toUpperCase(java.util.Locale.ROOT);
  }

  CommandLineSettings read(ParseResult given) {
    CommandLineSettings read = CommandLineSettings.NONE;
    for (Setting<?> setting : settings) {
      for (String text : texts(setting, given)) {
        read = read.with(setting, text);
      }
    }
    return read;
  }

  private static List<String> texts(Setting<?> setting, ParseResult given) {
    if (setting.equals(Settings.MIGRATE_REHEARSE) && given.hasMatchedOption(NO_REHEARSAL)) {
      return List.of(Ground.OFF.toString());
    }
    if (!given.hasMatchedOption(setting.option())) {
      return List.of();
    }
    if (setting.equals(Settings.CHECK_ALLOW)) {
      String reason = given.matchedOptionValue(BECAUSE, "");
      List<String> allowed = given.matchedOptionValue(setting.option(), List.of());
      return allowed.stream()
          .map(place -> reason.isEmpty() ? place : place + " because " + reason)
          .toList();
    }
    return setting.kind().many()
        ? given.matchedOptionValue(setting.option(), List.of())
        : List.of(given.matchedOptionValue(setting.option(), ""));
  }
}
