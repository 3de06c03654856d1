package dev.belay.repository;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.database.ByteCount;
import dev.belay.database.SchemaDetails;
import dev.belay.database.SchemaSnapshot;
import dev.belay.digest.Sha256;
import dev.belay.engine.Contents;
import dev.belay.engine.Description;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.problem.BelayException;
import dev.belay.store.FolderStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What older backups say of their unpacked bytes holds for them as it did. */
class ManifestTest {
  private static final String PLAIN = "what was in the database";
  private static final String OTHER = Sha256.of("what was in another one");

  @TempDir Path folder;

  private Repository repository;

  @BeforeEach
  void prepare() {
    repository =
        new Repository(
            new FolderStore(folder, new Random(1)),
            "shop",
            new NameTemplate("db_{timestamp}"),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  private Manifest backup(Compression compression) {
    return repository.create(
        new BackupRequest(
            BackupClass.MANUAL,
            "",
            "run-1",
            "shop.db",
            "test",
            "sqlite",
            "sqlite",
            compression,
            "0.1.0",
            List.of()),
        ManifestTest::write);
  }

  private static Contents write(OutputStream out) throws IOException {
    out.write(PLAIN.getBytes(US_ASCII));
    return new Contents(
        "sqlite-file",
        Fingerprint.empty(),
        SchemaSnapshot.EMPTY,
        SchemaDetails.NONE,
        new Description("1", new ByteCount(1), false, new TreeMap<>()),
        new ByteCount(PLAIN.length()));
  }

  private static Manifest saying(Manifest manifest, Optional<String> plainSha256) {
    Manifest.Artifact artifact = manifest.artifact();
    return new Manifest(
        manifest.id(),
        manifest.backupClass(),
        manifest.label(),
        manifest.run(),
        manifest.target(),
        manifest.location(),
        manifest.engine(),
        manifest.belayVersion(),
        manifest.created(),
        manifest.took(),
        manifest.contentFormat(),
        new Manifest.Artifact(
            artifact.name(),
            artifact.compression(),
            artifact.plainSize(),
            plainSha256,
            artifact.storedSize(),
            artifact.storedSha256()),
        manifest.fingerprint(),
        manifest.schema(),
        manifest.details(),
        manifest.description(),
        manifest.history(),
        manifest.verified());
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void a_hash_of_the_unpacked_bytes_is_kept_and_heeded_where_there_is_one(Compression compression) {
    Manifest manifest = backup(compression);
    for (Optional<String> hash : List.of(Optional.<String>empty(), Optional.of(Sha256.of(PLAIN)))) {
      Manifest read = ManifestJson.read(ManifestJson.write(saying(manifest, hash)));
      assertThat(read.artifact().plainSha256()).isEqualTo(hash);
      assertThatCode(() -> repository.readThrough(read)).doesNotThrowAnyException();
    }
    Manifest wrong = ManifestJson.read(ManifestJson.write(saying(manifest, Optional.of(OTHER))));
    assertThatThrownBy(() -> repository.readThrough(wrong))
        .isInstanceOf(BelayException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void what_checks_itself_is_not_hashed_once_more() {
    assertThat(backup(Compression.ZSTD).artifact().plainSha256()).isEmpty();
    assertThat(backup(Compression.GZIP).artifact().plainSha256()).contains(Sha256.of(PLAIN));
    assertThat(backup(Compression.NONE).artifact().plainSha256()).contains(Sha256.of(PLAIN));
  }
}
