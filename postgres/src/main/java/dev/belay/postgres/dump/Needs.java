package dev.belay.postgres.dump;

import dev.belay.postgres.parse.Words;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a script asks of the server that it is to run on, gathered statement by statement. */
public final class Needs {
  private static final Set<String> NO_ROLES =
      Set.of("public", "current_user", "session_user", "current_role");

  private final Set<String> owners = new TreeSet<>();
  private final Set<String> roles = new TreeSet<>();
  private final Set<String> extensions = new TreeSet<>();
  private final Set<String> tablespaces = new TreeSet<>();

  /**
   * What a backup's manifest says: {@code role.NAME} with what for, {@code extension.NAME}, {@code
   * tablespace.NAME}.
   */
  public static Needs of(Map<String, String> properties) {
    var needs = new Needs();
    properties.forEach(
        (key, value) -> {
          String name = key.substring(key.indexOf('.') + 1);
          if (key.startsWith("role.")) {
            (value.contains("owner") ? needs.owners : needs.roles).add(name);
          } else if (key.startsWith("extension.")) {
            needs.extensions.add(name);
          } else if (key.startsWith("tablespace.")) {
            needs.tablespaces.add(name);
          }
        });
    needs.roles.addAll(needs.owners);
    return needs;
  }

  /** Those that something is to belong to; all of them are among the {@link #roles}, too. */
  public Set<String> owners() {
    return owners;
  }

  public Set<String> roles() {
    return roles;
  }

  public Set<String> extensions() {
    return extensions;
  }

  public Set<String> tablespaces() {
    return tablespaces;
  }

  /** Takes in one statement. */
  public void read(Words words) {
    if (words.begin("ALTER") && words.contain("OWNER", "TO")) {
      addRoles(owners, words, "OWNER", "TO");
    } else if (words.begin("CREATE", "EXTENSION")) {
      extension(words);
    } else if (words.begin("CREATE", "SCHEMA")) {
      addRoles(owners, words, "AUTHORIZATION");
    } else if (words.begin("CREATE", "POLICY")) {
      addRoles(roles, words, "TO");
    } else if (words.begin("CREATE", "USER", "MAPPING")) {
      addRoles(roles, words, "FOR");
    } else if (words.begin("SET")) {
      setting(words);
    } else {
      rights(words);
    }
    roles.addAll(owners);
  }

  private void extension(Words words) {
    boolean guarded = words.contain("IF", "NOT", "EXISTS");
    extensions.addAll(
        guarded ? words.namesBehind("EXISTS") : words.namesBehind("CREATE", "EXTENSION"));
  }

  private void setting(Words words) {
    if (words.begin("SET", "SESSION", "AUTHORIZATION")) {
      addRoles(owners, words, "AUTHORIZATION");
    } else if (words.begin("SET", "default_tablespace")) {
      tablespaces.addAll(words.namesBehind("="));
      tablespaces.remove("");
      tablespaces.remove("pg_default");
    }
  }

  private void rights(Words words) {
    if (words.begin("ALTER", "DEFAULT", "PRIVILEGES")) {
      addRoles(owners, words, "FOR", "ROLE");
    } else if (!words.begin("GRANT") && !words.begin("REVOKE")) {
      return;
    }
    addRoles(roles, words, words.contain("REVOKE") ? "FROM" : "TO");
  }

  private static void addRoles(Set<String> to, Words words, String... behind) {
    to.addAll(words.namesBehind(behind));
    to.removeAll(NO_ROLES);
    to.remove("default");
  }
}
