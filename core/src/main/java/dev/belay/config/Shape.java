package dev.belay.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which keys may stand at one place of belay.yaml. */
final class Shape {
  private final List<Setting<?>> settings;
  private final List<String> others;

  private Shape(List<Setting<?>> settings, List<String> others) {
    this.settings = settings;
    this.others = others;
  }

  static Shape top() {
    return new Shape(
        Settings.ALL.stream().filter(Setting::standsAtTop).toList(), List.of("targets"));
  }

  static Shape target() {
    return new Shape(Settings.ALL.stream().filter(Setting::standsUnderTarget).toList(), List.of());
  }

  Optional<Setting<?>> find(String key) {
    for (Setting<?> setting : settings) {
      if (setting.key().equals(key)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }

  /** Whether settings stand under this key. */
  boolean isSection(String key) {
    for (Setting<?> setting : settings) {
      if (setting.key().startsWith(key + ".")) {
        return true;
      }
    }
    return false;
  }

  /** What to say about a key that isn't known, with the one that was probably meant. */
  String complaint(String prefix, String key) {
    int dot = key.lastIndexOf('.') + 1;
    List<String> known = siblings(key.substring(0, dot));
    String hint =
        Nearest.find(key.substring(dot), known)
            .map(word -> "; did you mean " + word + "?")
            .orElseGet(() -> "; known here: " + String.join(", ", known));
    return prefix + key + " is not known" + hint;
  }

  private List<String> siblings(String section) {
    List<String> names = new ArrayList<>(section.isEmpty() ? others : List.of());
    for (Setting<?> setting : settings) {
      if (setting.key().startsWith(section)) {
        String rest = setting.key().substring(section.length());
        int dot = rest.indexOf('.');
        String name = dot < 0 ? rest : rest.substring(0, dot);
        if (!names.contains(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
