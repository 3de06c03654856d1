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
    int place = text.indexOf("://") + 3;
    int query = text.indexOf('?', place);
    String front = query < 0 ? text : text.substring(0, query);
    int slash = front.indexOf('/', place);
    return new DatabaseUrl(
        target.scheme(),
        (slash < 0 ? front : front.substring(0, slash))
            + URI.create(copy.location()).getRawPath()
            + (query < 0 ? "" : withoutDatabase(text.substring(query + 1))));
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
