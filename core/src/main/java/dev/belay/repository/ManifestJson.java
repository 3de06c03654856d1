package dev.belay.repository;

import dev.belay.database.ByteCount;
import dev.belay.database.SchemaDetails;
import dev.belay.digest.Sha256;
import dev.belay.engine.Description;
import dev.belay.json.Json;
import dev.belay.json.JsonException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Manifests as text: JSON with the SHA-256 of its own content in it, so that damage is noticed. The
 * format's version comes first and is read before anything else.
 */
final class ManifestJson {
  private ManifestJson() {}

  static String write(Manifest manifest) {
    Json.Members content = content(manifest);
    return Json.object()
            .put("belay", "manifest")
            .put("format", Manifest.FORMAT)
            .put("sha256", checksum(content))
            .put("manifest", content)
            .build()
            .toPretty()
        + "\n";
  }

  private static Json.Members content(Manifest manifest) {
    Json.Builder content =
        Json.object()
            .put("id", manifest.id())
            .put("class", manifest.backupClass().id())
            .put("label", manifest.label())
            .put("run", manifest.run())
            .put("target", manifest.target())
            .put("location", manifest.location())
            .put("engine", manifest.engine())
            .put("belayVersion", manifest.belayVersion())
            .put("created", manifest.created().toString())
            .put("tookMillis", manifest.took().toMillis())
            .put("contentFormat", manifest.contentFormat())
            .put("artifact", artifact(manifest.artifact()))
            .put("description", description(manifest.description()))
            .put("fingerprint", FingerprintJson.write(manifest.fingerprint()))
            .put("schema", SchemaJson.write(manifest.schema()))
            .put(
                "history",
                Json.of(
                    manifest.history().stream()
                        .map(HistoryJson::write)
                        .map(Json.class::cast)
                        .toList()));
    if (!manifest.details().equals(SchemaDetails.NONE)) {
      content.put("details", SchemaJson.writeDetails(manifest.details()));
    }
    manifest
        .verified()
        .ifPresent(
            proof ->
                content.put(
                    "verified",
                    Json.object()
                        .put("at", proof.at().toString())
                        .put("how", proof.how())
                        .build()));
    return content.build();
  }

  private static Json artifact(Manifest.Artifact artifact) {
    return Json.object()
        .put("name", artifact.name())
        .put("compression", artifact.compression())
        .put("plainSize", artifact.plainSize().bytes())
        .put("plainSha256", artifact.plainSha256())
        .put("storedSize", artifact.storedSize().bytes())
        .put("storedSha256", artifact.storedSha256())
        .build();
  }

  private static Json description(Description description) {
    Json.Builder properties = Json.object();
    description.properties().forEach(properties::put);
    return Json.object()
        .put("version", description.version())
        .put("size", description.size().bytes())
        .put("empty", description.empty())
        .put("properties", properties.build())
        .build();
  }

  /**
   * Reads a manifest.
   *
   * @throws JsonException if it is damaged
   * @throws dev.belay.problem.BelayException {@code BACKUP_TOO_NEW} if it is of a later format
   */
  static Manifest read(String text) {
    Json.Members file = Json.parse(text).asObject();
    long format = file.number("format");
    if (format > Manifest.FORMAT) {
      throw Problem.of(Code.BACKUP_TOO_NEW, "the backup was made by a newer Belay")
          .why(
              "its format is " + format + ", and this Belay reads formats up to " + Manifest.FORMAT)
          .remedy("use the newer Belay")
          .toException();
    }
    if (format < 1) {
      throw new JsonException("there is no format " + format);
    }
    Json.Members content = file.get("manifest").asObject();
    if (!checksum(content).equals(file.text("sha256"))) {
      throw new JsonException("its content does not have the checksum that it says it has");
    }
    return readContent(content);
  }

  private static Manifest readContent(Json.Members json) {
    return new Manifest(
        json.text("id"),
        BackupClass.parse(json.text("class")).orElse(BackupClass.MANUAL),
        json.text("label"),
        json.text("run"),
        json.text("target"),
        json.text("location"),
        json.text("engine"),
        json.text("belayVersion"),
        Instant.parse(json.text("created")),
        Duration.ofMillis(json.number("tookMillis")),
        json.text("contentFormat"),
        readArtifact(json.get("artifact").asObject()),
        FingerprintJson.read(json.get("fingerprint").asObject()),
        SchemaJson.read(json.get("schema").asObject()),
        SchemaJson.readDetails(json.find("details")),
        readDescription(json.get("description").asObject()),
        json.get("history").asList().stream().map(HistoryJson::read).toList(),
        readProof(json.find("verified")));
  }

  private static Manifest.Artifact readArtifact(Json.Members json) {
    return new Manifest.Artifact(
        json.text("name"),
        json.text("compression"),
        new ByteCount(json.number("plainSize")),
        json.find("plainSha256").map(Json::asText),
        new ByteCount(json.number("storedSize")),
        json.text("storedSha256"));
  }

  private static Description readDescription(Json.Members json) {
    SortedMap<String, String> properties = new TreeMap<>();
    for (Map.Entry<String, Json> member : json.get("properties").asObject().members().entrySet()) {
      properties.put(member.getKey(), member.getValue().asText());
    }
    return new Description(
        json.text("version"),
        new ByteCount(json.number("size")),
        json.get("empty").asBoolean(),
        properties);
  }

  private static Optional<Manifest.Proof> readProof(Optional<Json> json) {
    return json.map(Json::asObject)
        .map(proof -> new Manifest.Proof(Instant.parse(proof.text("at")), proof.text("how")));
  }

  private static String checksum(Json content) {
    return Sha256.of(content.toLine());
  }
}
