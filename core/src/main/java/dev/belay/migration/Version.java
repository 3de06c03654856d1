package dev.belay.migration;

import java.util.ArrayList;
import java.util.List;

/**
 * A version: numbers divided by dots or underscores, compared as numbers. {@code 1.10} is later
 * than {@code 1.9}; {@code 002}, {@code 2} and {@code 2.0} are the same.
 *
 * @param text as written in the file's name
 */
public record Version(String text) implements Comparable<Version> {
  /** Whether a text can be read as a version. */
  public static boolean isOne(String text) {
    return text.matches("\\d+([._]\\d+)*");
  }

  public Version {
    if (!isOne(text)) {
      throw new IllegalArgumentException("not a version: " + text);
    }
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    for (String part : text.split("[._]", -1)) {
      int from = 0;
      while (from < part.length() - 1 && part.charAt(from) == '0') {
        from++;
      }
      parts.add(part.substring(from));
    }
    while (parts.size() > 1 && parts.get(parts.size() - 1).equals("0")) {
      parts.remove(parts.size() - 1);
    }
    return parts;
  }

  /** Without leading zeros, divided by dots: the same for versions that are equal. */
  public String canonical() {
    return String.join(".", parts());
  }

  @Override
  public int compareTo(Version other) {
    List<String> mine = parts();
    List<String> others = other.parts();
    for (int index = 0; index < Math.min(mine.size(), others.size()); index++) {
      int order = compareNumbers(mine.get(index), others.get(index));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(mine.size(), others.size());
  }

  /** Of any length: time stamps are longer than an int. */
  private static int compareNumbers(String one, String other) {
    return one.length() == other.length()
        ? one.compareTo(other)
        : Integer.compare(one.length(), other.length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version version && canonical().equals(version.canonical());
  }

  @Override
  public int hashCode() {
    return canonical().hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
