package dev.belay.config;

import dev.belay.database.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line says about settings, still as text. Immutable.
 *
 * @param values by the setting's name; more than one only where the setting holds many
 */
public record CommandLineSettings(Map<String, List<Secret>> values) {
  public static final CommandLineSettings NONE = new CommandLineSettings(Map.of());

  public CommandLineSettings {
    values = Map.copyOf(values);
  }

  /** These and one more; it replaces an older value unless the setting holds many. */
  public CommandLineSettings with(Setting<?> setting, String text) {
    if (setting.option().isEmpty()) {
      throw new IllegalArgumentException("no option sets " + setting.name());
    }
    var all = new LinkedHashMap<>(values);
    List<Secret> texts = new ArrayList<>();
    if (setting.kind().many()) {
      texts.addAll(values.getOrDefault(setting.name(), List.of()));
    }
    texts.add(new Secret(text));
    all.put(setting.name(), List.copyOf(texts));
    return new CommandLineSettings(all);
  }

  List<Secret> texts(Setting<?> setting) {
    return values.getOrDefault(setting.name(), List.of());
  }
}
