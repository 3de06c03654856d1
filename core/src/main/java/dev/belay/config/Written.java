package dev.belay.config;

import dev.belay.database.Secret;
import java.nio.file.Path;

/**
 * One value as somebody wrote it; it may hold a password, so it is kept as a secret.
 *
 * @param folder what relative paths in it are taken from
 */
record Written(Secret secret, Origin origin, Path folder) {
  Written(String text, Origin origin, Path folder) {
    this(new Secret(text), origin, folder);
  }

  String text() {
    return secret.open();
  }

  /** Quoted for a complaint; what looks like an address stays hidden, as it may hold a password. */
  String quoted() {
    String text = text();
    return text.contains("://") || text.contains("@") || text.contains("=")
        ? secret.toString()
        : '"' + text + '"';
  }
}
