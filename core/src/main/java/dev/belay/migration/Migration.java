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
 * @param mark what another tool knows it by, if it is that tool's
 */
public record Migration(
    Version version,
    String description,
    SqlSource source,
    Optional<SqlSource> down,
    Optional<Mark> mark)
    implements Comparable<Migration> {
  /** One of Belay's own. */
  public Migration(
      Version version, String description, SqlSource source, Optional<SqlSource> down) {
    this(version, description, source, down, Optional.empty());
  }

  /** The script that takes it back, as a migration of its own. */
  public Optional<Migration> downScript() {
    return down.map(script -> new Migration(version, description, script, Optional.empty(), mark));
  }

  /** The file's name, without folders. */
  public String file() {
    return source.name();
  }

  /** The file's name without its ending, {@code 0041_add_loyalty}, or what its tool calls it. */
  public String name() {
    return mark.map(Mark::label).orElseGet(() -> file().replaceFirst("(\\.up)?\\.sql$", ""));
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
