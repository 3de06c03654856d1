package dev.belay.cli.show;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Values as people read them. */
public final class Words {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private static final Set<String> PLACE = Set.of("host", "hostaddr", "port", "dbname", "service");

  private Words() {}

  /** As in {@code 6.1 s} or {@code 3 m 05 s}. */
  public static String duration(Duration duration) {
    long tenths = duration.toMillis() / 100;
    if (tenths < 600) {
      return tenths / 10 + "." + tenths % 10 + " s";
    }
    long seconds = duration.toSeconds();
    return seconds / 60 + " m " + (seconds % 60 < 10 ? "0" : "") + seconds % 60 + " s";
  }

  /** How long ago, roughly: {@code 5 minutes ago}. */
  public static String ago(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.compareTo(Duration.ofMinutes(2)) < 0) {
      return Math.max(0, age.toSeconds()) + " seconds ago";
    }
    if (age.compareTo(Duration.ofHours(2)) < 0) {
      return age.toMinutes() + " minutes ago";
    }
    return age.compareTo(Duration.ofDays(2)) < 0
        ? age.toHours() + " hours ago"
        : age.toDays() + " days ago";
  }

  /** In the time zone of whoever looks: {@code 2026-11-20 09:30:12}. */
  public static String moment(Instant instant, ZoneId zone) {
    return MOMENT.format(instant.atZone(zone));
  }

  /**
   * Where a database is: a path from the working folder where that is shorter, a server's address
   * with such parameters only as say where it is.
   */
  public static String place(Target target, Path workingFolder) {
    return place(target.url(), workingFolder);
  }

  /** The same for any address. */
  public static String place(DatabaseUrl url, Path workingFolder) {
    return url.scheme().equals(DatabaseUrl.SQLITE)
        ? path(Path.of(url.location()), workingFolder)
        : server(url.toString());
  }

  private static String server(String url) {
    int query = url.indexOf('?');
    var shown = new StringBuilder(query < 0 ? url : url.substring(0, query));
    char separator = '?';
    for (String parameter : url.substring(query + 1).split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (query >= 0 && equals > 0 && PLACE.contains(parameter.substring(0, equals))) {
        shown.append(separator).append(parameter);
        separator = '&';
      }
    }
    return shown.toString();
  }

  /** A path from the working folder if it is inside, else whole. */
  public static String path(Path path, Path workingFolder) {
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(workingFolder) && !absolute.equals(workingFolder)
        ? workingFolder.relativize(absolute).toString()
        : absolute.toString();
  }

  /** Broken between words into lines of at most so many columns, unless a word alone is longer. */
  static List<String> wrapped(String text, int width, String first, String others) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(others);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
