package dev.belay.postgres.connect;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code postgresql://user:password@host:port,host:port/database?keyword=value&...}. */
final class ServerUrl {
  private final Map<Keyword, String> parts = new EnumMap<>(Keyword.class);

  private ServerUrl() {}

  /**
   * What the URL says, and nothing that it leaves out. Several hosts and their ports are separated
   * by commas. Parameters that only other programs know are left out.
   *
   * @throws BelayException {@code CONFIGURATION_INVALID}, which never shows a password
   */
  static Map<Keyword, String> read(String url) {
    var reader = new ServerUrl();
    int query = url.indexOf('?');
    reader.readAddress(query < 0 ? url : url.substring(0, query));
    if (query >= 0) {
      reader.readParameters(url.substring(query + 1));
    }
    return reader.parts;
  }

  private void readAddress(String url) {
    int slashes = url.indexOf("://");
    if (slashes < 0) {
      put(Keyword.DBNAME, url.substring(url.indexOf(':') + 1));
      return;
    }
    String address = url.substring(slashes + 3);
    int at = address.lastIndexOf('@');
    if (at >= 0) {
      readUser(address.substring(0, at));
    }
    String place = address.substring(at + 1);
    int slash = place.indexOf('/');
    readHosts(slash < 0 ? place : place.substring(0, slash));
    if (slash >= 0) {
      put(Keyword.DBNAME, place.substring(slash + 1));
    }
  }

  private void readUser(String text) {
    int colon = text.indexOf(':');
    put(Keyword.USER, colon < 0 ? text : text.substring(0, colon));
    if (colon >= 0) {
      put(Keyword.PASSWORD, text.substring(colon + 1));
    }
  }

  private void readHosts(String text) {
    var hosts = new StringBuilder();
    var ports = new StringBuilder();
    boolean anyPort = false;
    for (String one : text.split(",", -1)) {
      int colon = one.indexOf(':', one.startsWith("[") ? Math.max(0, one.indexOf(']')) : 0);
      String host = colon < 0 ? one : one.substring(0, colon);
      boolean bracketed = host.startsWith("[") && host.endsWith("]");
      hosts.append(hosts.isEmpty() ? "" : ",");
      hosts.append(bracketed ? host.substring(1, host.length() - 1) : host);
      ports.append(colon < 0 ? "" : one.substring(colon + 1)).append(',');
      anyPort |= colon >= 0;
    }
    put(Keyword.HOST, hosts.toString());
    if (anyPort) {
      put(Keyword.PORT, ports.substring(0, ports.length() - 1));
    }
  }

  private void readParameters(String query) {
    for (String one : query.split("&", -1)) {
      int equals = one.indexOf('=');
      if (equals < 0 && !one.isEmpty()) {
        throw invalid("a parameter behind its ? has no =");
      }
      if (equals >= 0) {
        readParameter(one.substring(0, equals), one.substring(equals + 1));
      }
    }
  }

  /** What is said of encryption must not be passed over; the rest may be another program's. */
  private void readParameter(String word, String value) {
    Optional<Keyword> keyword = Keyword.find(word);
    if (keyword.isPresent()) {
      put(keyword.get(), value);
      return;
    }
    if (word.equals("ssl")) {
      put(Keyword.SSLMODE, value.equals("false") ? "disable" : "require");
      return;
    }
    if (word.startsWith("ssl")) {
      throw invalid("it has " + word + "=, which Belay doesn't know");
    }
  }

  private void put(Keyword keyword, String encoded) {
    if (!encoded.isEmpty()) {
      String value =
          PercentCode.decode(encoded)
              .orElseThrow(
                  () ->
                      invalid("in its " + keyword + " a % is no code; write %25 for the % itself"));
      parts.put(keyword, value);
    }
  }

  static BelayException invalid(String why) {
    return Problem.of(Code.CONFIGURATION_INVALID, "the URL of the database can't be used")
        .why(why)
        .remedy("write it as postgresql://USER@HOST:5432/DATABASE?sslmode=require")
        .toException();
  }
}
