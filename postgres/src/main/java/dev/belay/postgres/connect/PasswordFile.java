package dev.belay.postgres.connect;

import dev.belay.database.Secret;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of passwords, one a line: {@code host:port:database:user:password}, where {@code *} stands
 * for anything and a backslash takes the meaning from {@code :} and {@code \}. As libpq does, it is
 * not used when others may read it. Manual, "The Password File" (libpq, 18).
 *
 * @param socketFolder the folder of sockets that is looked in where no host is given
 */
record PasswordFile(Path path, String socketFolder) {
  /** What stands in it for a server that is reached by a socket in that folder. */
  static final String LOCAL = "localhost";

  private static final int FIELDS = 5;
  private static final String ANYTHING = "\0";
  private static final String NOBODY_ELSE = "------";

  /** The login of a user with the first password that fits one of the hosts, if there is one. */
  Login login(String user, String database, List<Host> hosts) {
    if (!Files.isRegularFile(path)) {
      return without(user, "there is no " + path);
    }
    try {
      Optional<String> permissions = tooOpen();
      return permissions.isPresent()
          ? without(user, path + " was not read: others may, too (" + permissions.get() + ")")
          : search(user, database, hosts);
    } catch (IOException e) {
      throw Problem.ofDisk("can't read the passwords in " + path, e).toException(e);
    }
  }

  private static Login without(String user, String because) {
    return new Login(
        user, Optional.empty(), "no password: none in the URL or PGPASSWORD, and " + because);
  }

  private Optional<String> tooOpen() throws IOException {
    var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view == null) {
      return Optional.empty();
    }
    String permissions = PosixFilePermissions.toString(view.readAttributes().permissions());
    return permissions.endsWith(NOBODY_ELSE) ? Optional.empty() : Optional.of(permissions);
  }

  private Login search(String user, String database, List<Host> hosts) throws IOException {
    List<String> lines = Files.readString(path, StandardCharsets.UTF_8).lines().toList();
    for (Host host : hosts) {
      List<String> wanted = List.of(name(host), Integer.toString(host.port()), database, user);
      for (int index = 0; index < lines.size(); index++) {
        List<String> fields = fields(lines.get(index));
        if (fields.size() >= FIELDS && fits(fields, wanted)) {
          var password = new Secret(fields.get(FIELDS - 1));
          String origin = "the password came from " + path + ", line " + (index + 1);
          return new Login(user, Optional.of(password), origin);
        }
      }
    }
    return without(user, "no line of " + path + " fits");
  }

  private String name(Host host) {
    return host.name().equals(socketFolder) ? LOCAL : host.name();
  }

  /** What is behind the fourth colon is the password, up to the next one; none in a comment. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    var field = new StringBuilder();
    int begin = 0;
    for (int at = 0; at < line.length() && !line.startsWith("#"); at++) {
      char letter = line.charAt(at);
      if (letter == ':') {
        fields.add(line.substring(begin, at).equals("*") ? ANYTHING : field.toString());
        field.setLength(0);
        begin = at + 1;
        continue;
      }
      if (letter == '\\' && at + 1 < line.length()) {
        at++;
      }
      field.append(line.charAt(at));
    }
    fields.add(field.toString());
    return fields;
  }

  private static boolean fits(List<String> fields, List<String> wanted) {
    for (int index = 0; index < wanted.size(); index++) {
      String field = fields.get(index);
      if (!field.equals(ANYTHING) && !field.equals(wanted.get(index))) {
        return false;
      }
    }
    return true;
  }
}
