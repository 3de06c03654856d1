package dev.belay.doctor;

import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Tells whether a file of settings has a password in it, and not only a reference to one. */
final class Passwords {
  /** In a URL, as a parameter of one, or as a value of its own; {@code $} begins a reference. */
  private static final Pattern PASSWORD =
      Pattern.compile(
          "://[^\\s:/@$]*:[^\\s/@$][^\\s@]*@"
              + "|(?i:password|passwd|pwd)[\"']?\\s*[:=]\\s*[\"']?[^\\s\"'$]");

  private Passwords() {}

  static boolean areIn(Path file) {
    try {
      // whatever it is written in, the signs that matter are ASCII
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .lines()
          .map(String::strip)
          .filter(line -> !line.startsWith("#"))
          .anyMatch(line -> PASSWORD.matcher(line).find());
    } catch (IOException e) {
      throw Problem.ofDisk("could not read " + file, e).toException(e);
    }
  }
}
