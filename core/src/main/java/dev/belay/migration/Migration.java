package dev.belay.migration;

import dev.belay.digest.Sha256;
import dev.belay.sql.SqlSource;
import java.util.Optional;

/**
 * One versioned change, as read from a folder.
 *
 * @param description from the file's name, words divided by blanks
 * @param source the script; its name is the file's
 * @param down the script that takes it back, if there is one
 */
public record Migration(
    Version version, String description, SqlSource source, Optional<SqlSource> down)
    implements Comparable<Migration> {
  /** The script that takes it back, as a migration of its own. */
  public Optional<Migration> downScript() {
    return down.map(script -> new Migration(version, description, script, Optional.empty()));
  }

  /** The file's name, without folders. */
  public String file() {
    return source.name();
  }

  /** The file's name without its ending: {@code 0041_add_loyalty}. */
  public String name() {
    return file().replaceFirst("(\\.up)?\\.sql$", "");
  }

  /**
   * SHA-256 of the text with its byte order mark removed and its line ends made {@code \n}: a
   * checkout with other line ends is not another migration.
   */
  public String checksum() {
    String text = source.text();
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return Sha256.of(bare.replace("\r\n", "\n"));
  }

  @Override
  public int compareTo(Migration other) {
    return version.compareTo(other.version);
  }
}
