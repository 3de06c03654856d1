package dev.belay.check.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page of a rule in Belay's documentation, as Markdown that can stand alone.
 *
 * @param text all of it
 */
record RulePage(String text) {
  /** To other pages, which are not there where this one is shown. */
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\((?!https?:)[^)]*\\)");

  private static final String FENCE = "```";

  /** Those of a heading, of code in a sentence, and around an address. */
  private static final Pattern MARKS = Pattern.compile("^#+ |`|<(?=https?:)|(?<=\\S)>(?=[).,;]|$)");

  /** Empty for what has no page among the rules. */
  static Optional<RulePage> of(String rule) {
    try (InputStream page = RulePage.class.getResourceAsStream("rules/" + rule + ".md")) {
      return page == null
          ? Optional.empty()
          : Optional.of(
              new RulePage(
                  LINK.matcher(new String(page.readAllBytes(), StandardCharsets.UTF_8))
                      .replaceAll("$1")));
    } catch (IOException e) {
      throw new UncheckedIOException("the page of " + rule + " can't be read", e);
    }
  }

  /** The same for those who show no Markdown: without its marks, code set in. */
  String plain() {
    var plain = new StringBuilder(text.length());
    boolean code = false;
    for (String line : text.lines().toList()) {
      if (line.startsWith(FENCE)) {
        code = !code;
      } else {
        plain.append(code ? "    " + line : MARKS.matcher(line).replaceAll("")).append('\n');
      }
    }
    return plain.toString();
  }

  /** What the rule is about: the paragraph below the title, on one line. */
  String summary() {
    int begin = text.indexOf("\n\n") + 2;
    return text.substring(begin, text.indexOf("\n\n", begin)).replace('\n', ' ').replace("`", "");
  }
}
