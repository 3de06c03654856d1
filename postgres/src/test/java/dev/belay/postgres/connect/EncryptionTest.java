package dev.belay.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.database.DatabaseUrl;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.testkit.postgres.TestServer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that encrypts, with a certificate for 127.0.0.1. */
@Timeout(60)
class EncryptionTest {
  private static final String STORE_PASSWORD = "nobody asks";
  @TempDir static Path folder;
  private static TestServer server;

  private final Connections connections = new Connections(Duration.ofSeconds(5));

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(folder.resolve("server.crt"), make("server"));
    Files.writeString(folder.resolve("other.crt"), make("other"));
    server = TestServer.start();
    install("server.crt", Files.readString(folder.resolve("server.crt")));
    install("server.key", pem("PRIVATE KEY", key("server")));
    server.execute("postgres", "ALTER SYSTEM SET ssl = on");
    server.execute("postgres", "SELECT pg_reload_conf()");
    // the old one of each session ends with it, and a new one comes with the next
    while (server.psql("postgres", "SHOW ssl").equals("off\n")) {
      Thread.onSpinWait();
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A key and a certificate that it has signed itself, by the JDK's own tool. */
  private static String make(String name) throws Exception {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var builder =
        new ProcessBuilder(
            keytool.toString(),
            "-genkeypair",
            "-alias",
            name,
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + name,
            "-ext",
            "san=ip:127.0.0.1",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            folder.resolve(name + ".p12").toString(),
            "-storepass",
            STORE_PASSWORD);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return pem("CERTIFICATE", store(name).getCertificate(name).getEncoded());
  }

  private static KeyStore store(String name) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
      store.load(in, STORE_PASSWORD.toCharArray());
    }
    return store;
  }

  private static byte[] key(String name) throws Exception {
    return store(name).getKey(name, STORE_PASSWORD.toCharArray()).getEncoded();
  }

  private static String pem(String what, byte[] bytes) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, lines, what);
  }

  /** By the server itself, whose own file it must be. */
  private static void install(String file, String content) {
    server.execute(
        "postgres",
        "COPY (SELECT unnest(string_to_array('"
            + content.strip()
            + "', E'\\n'))) TO PROGRAM 'umask 077; cat > "
            + file
            + "'");
  }

  private static ServerAddress address(String parameters) {
    String url = server.url("postgres").location();
    return new ClientHabits(Map.of(), folder, "me", Path.of("/"))
        .address(DatabaseUrl.parse(url + (url.contains("?") ? "&" : "?") + parameters, folder));
  }

  private static boolean isEncrypted(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  @Test
  void what_may_be_encrypted_is() throws SQLException {
    for (String parameters : new String[] {"sslmode=require", "sslmode=prefer"}) {
      try (Connection connection = connections.open(address(parameters))) {
        assertThat(isEncrypted(connection)).as(parameters).isTrue();
        Blocks.requireThey(connection);
      }
    }
    try (Connection connection = connections.open(address("sslmode=disable"))) {
      assertThat(isEncrypted(connection)).isFalse();
      Blocks.requireThey(connection);
    }
  }

  @Test
  void only_the_certificate_that_is_known_is_believed() throws SQLException {
    String full = "sslmode=verify-full&sslrootcert=";
    try (Connection connection = connections.open(address(full + folder.resolve("server.crt")))) {
      assertThat(isEncrypted(connection)).isTrue();
    }
    for (String root : new String[] {folder.resolve("other.crt").toString(), "system"}) {
      assertThatThrownBy(() -> connections.open(address(full + root)).close())
          .as(root)
          .isInstanceOfSatisfying(
              BelayException.class,
              e -> assertThat(e.problem().code()).isEqualTo(Code.DATABASE_UNREACHABLE));
    }
  }
}
