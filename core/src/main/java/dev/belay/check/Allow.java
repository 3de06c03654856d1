package dev.belay.check;

/**
 * Permission for one rule in one file.
 *
 * @param reason why, in the words of whoever allowed it
 */
public record Allow(String rule, String file, String reason) {
  boolean covers(Finding finding) {
    return finding.rule().equals(rule) && finding.file().equals(file);
  }
}
