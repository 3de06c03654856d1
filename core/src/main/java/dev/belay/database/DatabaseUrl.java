package dev.belay.database;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a database is: a file for SQLite, a server's address for others.
 *
 * @param scheme the kind of database: {@code sqlite} or {@code postgresql}
 * @param location for SQLite the absolute path of the file; otherwise the URL as given, without
 *     {@code jdbc:}
 */
public record DatabaseUrl(String scheme, String location) {
  public static final String SQLITE = "sqlite";
  public static final String POSTGRESQL = "postgresql";

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");
  private static final Pattern PASSWORD_IN_AUTHORITY = Pattern.compile("(://[^:/@]*):.*@");
  private static final Pattern PASSWORD_PARAMETER =
      Pattern.compile("(?i)((?:password|passwd|pwd|sslpassword)=)[^&\\s;]*");

  /**
   * Reads {@code sqlite:}, {@code file:} and {@code jdbc:sqlite:} URLs, {@code postgres(ql)://}
   * URLs, PostgreSQL's {@code host=... dbname=...}, and plain paths. Relative paths are taken from
   * {@code folder}.
   *
   * @throws dev.belay.problem.BelayException {@code ENGINE_UNKNOWN} for any other scheme
   */
  public static DatabaseUrl parse(String text, Path folder) {
    String url = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
    if (KeywordText.matches(url)) {
      return new DatabaseUrl(POSTGRESQL, KeywordText.toUrl(url));
    }
    var matcher = SCHEME.matcher(url);
    if (!matcher.matches() || matcher.group(1).length() == 1) {
      return sqlite(folder.resolve(url));
    }
    return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
      case "sqlite", "sqlite3" -> sqlite(folder.resolve(filePart(url)));
      case "file" ->
          sqlite(url.startsWith("file:///") ? fileUri(url) : folder.resolve(filePart(url)));
      case "postgresql", "postgres" -> new DatabaseUrl(POSTGRESQL, url);
      default ->
          throw Problem.of(Code.ENGINE_UNKNOWN, "no engine speaks " + matcher.group(1) + ":")
              .why("the URL is " + withoutPassword(text))
              .remedy("give a SQLite file as a path, or as sqlite:PATH")
              .toException();
    };
  }

  /** Whether this is neither a URL nor a path: a name, or a path without any folder. */
  public static boolean isName(String text) {
    return !KeywordText.matches(text)
        && !SCHEME.matcher(text).matches()
        && !text.contains("/")
        && !text.contains("\\");
  }

  private static DatabaseUrl sqlite(Path file) {
    return new DatabaseUrl(SQLITE, file.toAbsolutePath().normalize().toString());
  }

  private static Path fileUri(String url) {
    return Path.of(URI.create(withoutQuery(url)));
  }

  /** {@code sqlite:a}, {@code sqlite://a} and {@code sqlite:///a} as SQLAlchemy and Rails write. */
  private static String filePart(String url) {
    String rest = withoutQuery(url.substring(url.indexOf(':') + 1));
    if (rest.startsWith("///")) {
      return rest.substring(2);
    }
    return rest.startsWith("//") ? rest.substring(2) : rest;
  }

  private static String withoutQuery(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  /** A URL, or whatever somebody takes for one, with stars in place of a password. */
  public static String withoutPassword(String url) {
    String masked = PASSWORD_IN_AUTHORITY.matcher(url).replaceAll("$1:****@");
    return PASSWORD_PARAMETER.matcher(masked).replaceAll("$1****");
  }

  /** Fit to be shown: passwords are stars. */
  @Override
  public String toString() {
    return withoutPassword(location);
  }
}
