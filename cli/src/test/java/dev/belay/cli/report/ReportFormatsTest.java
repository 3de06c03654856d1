package dev.belay.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.belay.check.report.CheckReport;
import dev.belay.check.report.ReportFormat;
import dev.belay.json.Json;
import dev.belay.rehearse.Timing;
import dev.belay.testkit.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Every format, whole, with names in it that none of them likes. */
class ReportFormatsTest {
  /** A rule's page in SARIF, with its marks or without. */
  private static final String PAGE = "\"(markdown|text)\" : \".*Bad\\\\n.*\"";

  @RegisterExtension static final Golden GOLDEN = new Golden("report");

  private static String see(ReportFormat format, CheckReport report, String name) {
    String text = format.write(report);
    GOLDEN.compare(name, text);
    return text;
  }

  private static String see(ReportFormat format) {
    return see(format, SampleReport.of(Timing.MEASURED), format.toString());
  }

  @Test
  void json_is_one_document_with_everything() {
    Json.Members json = Json.parse(see(ReportFormat.JSON)).asObject();
    assertThat(json.get("summary").asObject().number("dangerous")).isEqualTo(2);
    assertThat(json.get("passes").asBoolean()).isFalse();
    assertThat(json.toLine()).doesNotContain("secret");
  }

  @Test
  void sarif_is_what_its_standard_demands() throws IOException {
    for (CheckReport report : List.of(SampleReport.of(Timing.MEASURED), SampleReport.broken())) {
      assertThat(faults(ReportFormat.SARIF.write(report))).isEmpty();
    }
    assertThat(faults(sarif().replace("\"error\"", "\"grave\""))).isNotEmpty();
    GOLDEN.compare("sarif", sarif().replaceAll(PAGE, "\"$1\" : \"...\""));
  }

  @Test
  void sarif_brings_the_page_of_a_rule_whole_and_tells_no_address_of_it() {
    for (Json rule : rules()) {
      Json.Members help = rule.asObject().get("help").asObject();
      assertThat(help.text("markdown")).startsWith("# ").contains("## Bad\n");
      assertThat(help.text("text")).contains("\nBad\n").doesNotContain("`");
      assertThat(rule.asObject().members()).doesNotContainKey("helpUri");
    }
  }

  private static List<Json> rules() {
    Json.Members run = Json.parse(sarif()).asObject().get("runs").asList().getFirst().asObject();
    return run.get("tool").asObject().get("driver").asObject().get("rules").asList();
  }

  private static String sarif() {
    return ReportFormat.SARIF.write(SampleReport.of(Timing.MEASURED));
  }

  /** By the schema of OASIS, as it is in a library that was made from it. */
  private static List<com.networknt.schema.Error> faults(String sarif) throws IOException {
    String place = "/schema/sarif-schema-2.1.0.json";
    try (InputStream schema = ReportFormatsTest.class.getResourceAsStream(place)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(Objects.requireNonNull(schema))
          .validate(sarif, InputFormat.JSON);
    }
  }

  /** https://docs.github.com/code-security/reference/code-scanning/sarif-files, "Required". */
  @Test
  void sarif_has_what_code_scanning_rejects_files_without() {
    Json.Members run = Json.parse(sarif()).asObject().get("runs").asList().getFirst().asObject();
    for (Json result : run.get("results").asList()) {
      Json.Members location = result.asObject().get("locations").asList().getFirst().asObject();
      Json.Members physical = location.get("physicalLocation").asObject();
      assertThat(physical.get("artifactLocation").asObject().text("uri")).isNotEmpty();
      assertThat(physical.get("region").asObject().members())
          .containsKeys("startLine", "startColumn", "endLine", "endColumn");
      assertThat(result.asObject().get("message").asObject().text("text")).isNotEmpty();
    }
    for (Json rule : rules()) {
      for (String described : List.of("shortDescription", "fullDescription")) {
        assertThat(rule.asObject().get(described).asObject().text("text"))
            .isNotBlank()
            .hasSizeLessThan(1024);
      }
    }
  }

  @Test
  void github_takes_one_command_a_line() {
    String text = see(ReportFormat.GITHUB);
    assertThat(text.lines()).allMatch(line -> line.startsWith("::"));
    assertThat(text).contains("title=ban-drop-column").doesNotContain("ban-drop-table");
    assertThat(text).contains("file=db/migrations/0003_odd%2C names%25.sql");
  }

  @Test
  void gitlab_knows_each_finding_by_a_fingerprint_of_its_own() {
    List<Json> entries = Json.parse(see(ReportFormat.GITLAB)).asList();
    var fingerprints = new HashSet<String>();
    entries.forEach(entry -> fingerprints.add(entry.asObject().text("fingerprint")));
    assertThat(fingerprints).hasSameSizeAs(entries).hasSize(5);
  }

  @Test
  void junit_counts_what_stands_in_the_way() throws Exception {
    Element suites = xml(see(ReportFormat.JUNIT)).getDocumentElement();
    assertThat(suites.getAttribute("failures")).isEqualTo("2");
    assertThat(suites.getAttribute("skipped")).isEqualTo("1");
    assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(2);
    assertThat(xml(ReportFormat.JUNIT.write(SampleReport.broken())).getElementsByTagName("error"))
        .satisfies(errors -> assertThat(errors.getLength()).isEqualTo(1));
  }

  private static Document xml(String text)
      throws ParserConfigurationException, IOException, SAXException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }

  @Test
  void markdown_mentions_nobody_and_fits_a_comment() {
    String prose = see(ReportFormat.MARKDOWN).replaceAll("(?s)```sql\n.*?\n```", "");
    assertThat(prose).contains("&#64;all").doesNotContain("@").doesNotContain("<i>");
    CheckReport sample = SampleReport.of(Timing.MEASURED);
    CheckReport large = repeated(sample, 2_000);
    String text = ReportFormat.MARKDOWN.write(large);
    assertThat(text.length()).isBetween(40_000, 65_535);
    assertThat(text).contains("more findings have no room in a comment");
  }

  private static CheckReport repeated(CheckReport report, int times) {
    var files = new ArrayList<>(report.files());
    for (int time = 1; time < times; time++) {
      files.addAll(report.files());
    }
    return new CheckReport(
        report.subject(),
        files,
        report.elsewhere(),
        report.overruled(),
        report.evidence(),
        report.unchecked(),
        report.problem(),
        report.failOn());
  }

  @Test
  void the_page_is_well_formed_and_loads_nothing() throws Exception {
    String page = see(ReportFormat.HTML);
    assertThat(page).doesNotContain("<script").doesNotContain("http://").doesNotContain("src=");
    assertThat(page).doesNotContain("<i>&").contains("prefers-color-scheme: dark");
    String body = page.substring(page.indexOf("<body>"), page.indexOf("</html>"));
    assertThat(xml(body.replace("<br>", "<br/>")).getElementsByTagName("rect").getLength())
        .isGreaterThan(6);
  }

  @Test
  void without_rows_the_picture_shows_the_order_alone() {
    String page = ReportFormat.HTML.write(SampleReport.of(Timing.UNKNOWN));
    String picture = page.substring(page.indexOf("<svg"), page.indexOf("</svg>"));
    GOLDEN.compare("picture-without-rows", picture + "\n");
  }

  @Test
  void a_check_that_came_to_no_end_says_why_in_every_format() {
    for (ReportFormat format : ReportFormat.values()) {
      assertThat(format.write(SampleReport.broken()))
          .as(format.toString())
          .contains("has no history");
    }
  }
}
