package dev.belay.othertools.layout;

import dev.belay.sql.SqlSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The sums of {@code atlas.sum}: each is SHA-256 of the names and texts of all files up to its own
 * (ariga/atlas, sql/migrate/dir.go, NewHashFile).
 */
final class AtlasSum {
  private static final Pattern IGNORED = Pattern.compile("--\\s*atlas:sum\\s+ignore\\s*");
  private static final String PREFIX = "h1:";

  private AtlasSum() {}

  /** By file, in order; files that ask for it have none. */
  static Map<String, String> compute(List<SqlSource> files) {
    Map<String, String> sums = new LinkedHashMap<>();
    MessageDigest all = Checksums.digest("SHA-256");
    for (SqlSource file : files) {
      all.update(file.name().getBytes(StandardCharsets.UTF_8));
      if (file.text().lines().noneMatch(line -> IGNORED.matcher(line.strip()).matches())) {
        all.update(file.text().getBytes(StandardCharsets.UTF_8));
        sums.put(file.name(), Base64.getEncoder().encodeToString(soFar(all)));
      }
    }
    return sums;
  }

  /** What the file itself says, by file; its first line is a sum of the others. */
  static Map<String, String> read(String text) {
    Map<String, String> sums = new LinkedHashMap<>();
    for (String line : text.lines().skip(1).toList()) {
      int at = line.indexOf(PREFIX);
      if (at > 0) {
        sums.put(line.substring(0, at).strip(), line.substring(at + PREFIX.length()).strip());
      }
    }
    return sums;
  }

  /** The first file of which the two don't say the same. */
  static Optional<String> firstDifference(Map<String, String> one, Map<String, String> other) {
    List<String> ours = new ArrayList<>(one.keySet());
    List<String> theirs = new ArrayList<>(other.keySet());
    for (int at = 0; at < Math.max(ours.size(), theirs.size()); at++) {
      String mine = at < ours.size() ? ours.get(at) : "";
      String their = at < theirs.size() ? theirs.get(at) : "";
      if (!mine.equals(their) || !one.getOrDefault(mine, "").equals(other.get(their))) {
        boolean gone = their.isEmpty() || !(mine.isEmpty() || theirs.contains(mine));
        return Optional.of(gone ? mine : their);
      }
    }
    return Optional.empty();
  }

  private static byte[] soFar(MessageDigest digest) {
    try {
      return ((MessageDigest) digest.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of the JDK can be copied", e);
    }
  }
}
