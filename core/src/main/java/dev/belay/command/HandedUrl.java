package dev.belay.command;

import dev.belay.database.DatabaseUrl;
import dev.belay.migration.Tool;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address of a database in the form that a tool reads. */
public final class HandedUrl {
  private HandedUrl() {}

  /** As the tool is told it, with all that is needed for logging in: not fit to be shown. */
  public static String of(DatabaseUrl url, Tool tool) {
    return url.scheme().equals(DatabaseUrl.SQLITE)
        ? ofFile(url.location(), tool)
        : ofServer(url.location(), tool);
  }

  /**
   * The address of a database beside a target, with all that the target's has for logging in.
   *
   * @param copy on the same server, or a file
   */
  public static DatabaseUrl beside(DatabaseUrl target, DatabaseUrl copy) {
    if (copy.equals(target) || copy.scheme().equals(DatabaseUrl.SQLITE)) {
      return copy;
    }
    String text = target.location();
    int query = text.indexOf('?');
    String front = query < 0 ? text : text.substring(0, query);
    return new DatabaseUrl(
        target.scheme(),
        server(front)
            + encodedName(copy.location())
            + (query < 0 ? "" : withoutDatabase(text.substring(query + 1))));
  }

  /** Up to the name of the database: {@code postgresql://ada@db1/}, {@code postgresql:}. */
  private static String server(String front) {
    int place = front.indexOf("://");
    if (place < 0) {
      return front.substring(0, front.indexOf(':') + 1);
    }
    int slash = front.indexOf('/', place + 3);
    return slash < 0 ? front + "/" : front.substring(0, slash + 1);
  }

  private static String encodedName(String copy) {
    int slash = copy.indexOf('/', copy.indexOf("://") + 3);
    int query = copy.indexOf('?', slash);
    String name = copy.substring(slash + 1, query < 0 ? copy.length() : query);
    return name.indexOf('%') < 0 ? encoded(name).replace("+", "%20") : name;
  }

  /** What stands behind the question mark would win. */
  private static String withoutDatabase(String parameters) {
    var left = new StringBuilder();
    for (String one : parameters.split("&", -1)) {
      if (!one.startsWith("dbname=")) {
        left.append(left.isEmpty() ? '?' : '&').append(one);
      }
    }
    return left.toString();
  }

  private static String ofFile(String file, Tool tool) {
    return switch (tool) {
      case FLYWAY, LIQUIBASE -> "jdbc:sqlite:" + file;
      case DRIZZLE, PRISMA -> "file:" + file;
      case DIESEL, GOOSE -> file;
      case GOLANG_MIGRATE -> "sqlite3://" + file;
      case ATLAS, SQLX -> "sqlite://" + file;
      case DBMATE, PLAIN -> "sqlite:" + file;
      case SQITCH -> "db:sqlite:" + file;
    };
  }

  private static String ofServer(String url, Tool tool) {
    return switch (tool) {
      case FLYWAY, LIQUIBASE -> jdbc(URI.create(url));
      case SQITCH -> "db:pg:" + url.substring(url.indexOf(':') + 1);
      case ATLAS, DBMATE, DIESEL, DRIZZLE, GOLANG_MIGRATE, GOOSE, PLAIN, PRISMA, SQLX -> url;
    };
  }

  /** JDBC takes whoever logs in behind the question mark only. */
  private static String jdbc(URI url) {
    String login = url.getRawUserInfo() == null ? "" : url.getRawUserInfo();
    String place = url.getRawAuthority() == null ? "" : url.getRawAuthority();
    var text = new StringBuilder("jdbc:postgresql://");
    text.append(place.substring(place.lastIndexOf('@') + 1)).append(url.getRawPath());
    String divider = "?";
    if (url.getRawQuery() != null) {
      text.append(divider).append(url.getRawQuery());
      divider = "&";
    }
    int colon = login.indexOf(':');
    String user = colon < 0 ? login : login.substring(0, colon);
    if (!user.isEmpty()) {
      text.append(divider).append("user=").append(encoded(user));
      divider = "&";
    }
    if (colon >= 0) {
      text.append(divider).append("password=").append(encoded(login.substring(colon + 1)));
    }
    return text.toString();
  }

  private static String encoded(String part) {
    String plain = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    return URLEncoder.encode(plain, StandardCharsets.UTF_8);
  }
}
