package dev.belay.cli.show;

import dev.belay.json.Json;
import dev.belay.repository.Manifest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a backup's manifest says. */
public final class ManifestText {
  private ManifestText() {}

  /** For people. */
  public static List<String> lines(Manifest manifest, ZoneId zone) {
    List<String> lines =
        new Rows()
            .add("backup", manifest.id())
            .add("class", manifest.backupClass().id())
            .add("taken", Words.moment(manifest.created(), zone) + " by run " + manifest.run())
            .add("of", manifest.location() + ", " + manifest.description().version())
            .add("size", size(manifest))
            .add("sha256", manifest.artifact().storedSha256() + "  " + manifest.artifact().name())
            .add("content", content(manifest))
            .add("fingerprint", manifest.fingerprint().digest())
            .add("proven", proof(manifest, zone))
            .lines(0);
    List<String> all = new ArrayList<>(lines);
    all.add("");
    all.addAll(properties(manifest));
    all.add("");
    all.addAll(FingerprintText.lines(manifest.fingerprint()));
    return all;
  }

  /** What the engine found worth keeping: settings, and what a restore will need. */
  private static List<String> properties(Manifest manifest) {
    var rows = new Rows();
    manifest.description().properties().forEach((name, value) -> rows.add(name, oneLine(value)));
    return rows.lines(0);
  }

  private static String oneLine(String value) {
    return value.lines().collect(Collectors.joining(" "));
  }

  private static String size(Manifest manifest) {
    return manifest.artifact().storedSize() + ", " + manifest.artifact().plainSize() + " unpacked";
  }

  /** As in {@code 11 tables, 4,207,113 rows}. */
  public static String content(Manifest manifest) {
    return manifest.fingerprint().counted();
  }

  /** The newest proof, in words. */
  public static String proof(Manifest manifest, ZoneId zone) {
    return manifest
        .verified()
        .map(proof -> proof.how() + " " + Words.moment(proof.at(), zone))
        .orElse("not yet");
  }

  /** For machines. */
  public static Json.Members json(Manifest manifest) {
    Json.Builder json =
        Json.object()
            .put("name", manifest.id())
            .put("class", manifest.backupClass().id())
            .put("label", manifest.label())
            .put("run", manifest.run())
            .put("created", manifest.created().toString())
            .put("bytes", manifest.artifact().storedSize().bytes())
            .put("plainBytes", manifest.artifact().plainSize().bytes())
            .put("sha256", manifest.artifact().storedSha256())
            .put("tables", manifest.fingerprint().tables().size())
            .put("rows", manifest.fingerprint().rows().rows())
            .put("fingerprint", manifest.fingerprint().digest());
    manifest
        .verified()
        .ifPresent(
            proof ->
                json.put(
                    "verified",
                    Json.object()
                        .put("at", proof.at().toString())
                        .put("how", proof.how())
                        .build()));
    Json.Builder properties = Json.object();
    manifest.description().properties().forEach(properties::put);
    return json.put("properties", properties.build()).build();
  }
}
