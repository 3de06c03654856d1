package dev.belay.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.check.report.ReportFormat;
import dev.belay.rehearse.Timing;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page as far as that can be told without a browser. */
class HtmlPageTest {
  private static String page(Timing timing) {
    return ReportFormat.HTML.write(SampleReport.of(timing));
  }

  private static Element picture(Timing timing) throws Exception {
    String page = page(timing);
    String svg = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + "</svg>".length());
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getDocumentElement();
  }

  private static List<Element> all(Element root, String name) {
    NodeList found = root.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int index = 0; index < found.getLength(); index++) {
      elements.add((Element) found.item(index));
    }
    return elements;
  }

  private static double number(Element element, String name) {
    return Double.parseDouble(element.getAttribute(name));
  }

  @ParameterizedTest
  @EnumSource
  void the_picture_stays_in_its_frame_and_says_what_it_shows(Timing timing) throws Exception {
    Element picture = picture(timing);
    String[] frame = picture.getAttribute("viewBox").split(" ", -1);
    double width = Double.parseDouble(frame[2]);
    double height = Double.parseDouble(frame[3]);

    assertThat(picture.getAttribute("role")).isEqualTo("img");
    assertThat(picture.getAttribute("aria-label")).isNotBlank();
    assertThat(all(picture, "rect"))
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(number(each, "x")).isNotNegative();
              assertThat(number(each, "width")).isPositive();
              assertThat(number(each, "x") + number(each, "width")).isLessThanOrEqualTo(width);
              assertThat(number(each, "y") + number(each, "height")).isLessThanOrEqualTo(height);
            });
    assertThat(all(picture, "text"))
        .allSatisfy(
            each -> {
              assertThat(number(each, "x")).isBetween(0.0, width);
              assertThat(number(each, "y")).isBetween(0.0, height);
            });
  }

  @Test
  void in_the_picture_it_can_be_seen_which_statement_closes_a_table() throws Exception {
    List<Element> lines =
        all(picture(Timing.MEASURED), "line").stream()
            .filter(each -> each.getAttribute("class").equals("work"))
            .toList();

    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(number(each, "x1")).isLessThan(number(each, "x2")));
    assertThat(page(Timing.MEASURED)).contains("while the statement itself runs");
  }

  @Test
  void what_is_to_be_copied_stands_apart_from_sentences() {
    assertThat(page(Timing.MEASURED))
        .contains("allow this very loss:</p>\n<pre>-- belay:allow ban-drop-column because ...\n");
  }

  @Test
  void it_fits_a_telephone() {
    assertThat(page(Timing.MEASURED)).contains("width=device-width", "@media (max-width: 40rem)");
  }

  @Test
  void it_can_be_printed_in_the_dark_and_in_the_light() {
    String page = page(Timing.MEASURED);

    assertThat(page)
        .contains("@media print", "print-color-adjust: exact", "break-inside: avoid")
        .contains("prefers-color-scheme: dark")
        .contains("<html lang=\"en\">", "<meta charset=\"utf-8\">", "default-src 'none'");
    assertThat(page.split("<h1", -1)).hasSize(2);
  }

  /** Nothing is fetched, and nothing can be: a report may be attached to anything. */
  @Test
  void it_is_whole() {
    assertThat(page(Timing.MEASURED))
        .doesNotContainPattern("(?i)\\b(?:src|href|srcset|action|data)\\s*=")
        .doesNotContainPattern("(?i)<(?:script|link|iframe|object|embed|form|img|base)\\b")
        .doesNotContainPattern("(?i)@import|url\\(");
  }
}
