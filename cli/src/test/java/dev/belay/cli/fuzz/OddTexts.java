package dev.belay.cli.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Texts that nobody would write, of up to 100 KB: the same for the same seed. */
final class OddTexts {
  static final int LONGEST = 100_000;

  private static final int MIDDLING = 3_000;

  private final List<String> scripts;
  private final Random random;

  OddTexts(Scripts scripts, long seed) {
    this.scripts = scripts.all();
    random = new Random(seed);
  }

  /** One of them; several calls give several. */
  String next() {
    String text =
        switch (random.nextInt(8)) {
          case 0 -> damaged(one(scripts));
          case 1 -> spliced();
          case 2 -> words();
          case 3 -> characters();
          case 4 -> new String(bytes(), StandardCharsets.ISO_8859_1);
          case 5 -> nested();
          case 6 -> repeated();
          default -> damaged(joined());
        };
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  /** What a file may hold whatever its encoding. */
  byte[] bytes() {
    byte[] bytes = one(scripts).getBytes(StandardCharsets.UTF_8);
    if (random.nextBoolean()) {
      random.nextBytes(bytes);
    }
    for (int left = random.nextInt(4); left > 0; left--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Pieces taken away, put in and doubled. */
  private String damaged(String script) {
    var text = new StringBuilder(script);
    for (int left = 1 + random.nextInt(8); left > 0 && !text.isEmpty(); left--) {
      int begin = random.nextInt(text.length());
      int end = Math.min(text.length(), begin + 1 + random.nextInt(40));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(begin, end);
        case 1 -> text.insert(begin, text.substring(begin, end));
        case 2 -> text.insert(begin, piece());
        default -> text.replace(begin, end, piece());
      }
    }
    return text.toString();
  }

  /** The beginning of one script before the end of another. */
  private String spliced() {
    String first = one(scripts);
    String second = one(scripts);
    return first.substring(0, random.nextInt(first.length() + 1))
        + (random.nextBoolean() ? piece() : "")
        + second.substring(random.nextInt(second.length() + 1));
  }

  private String words() {
    var text = new StringBuilder();
    for (int left = random.nextInt(random.nextInt(10) == 0 ? MIDDLING : 60); left > 0; left--) {
      text.append(random.nextInt(6) == 0 ? piece() : one(Pieces.WORDS));
      text.append(random.nextInt(8) == 0 ? "" : " ");
    }
    return text.toString();
  }

  /** Halves of pairs, too. */
  private String characters() {
    var text = new StringBuilder();
    int most = random.nextBoolean() ? 128 : Character.MAX_VALUE;
    for (int left = random.nextInt(MIDDLING); left > 0; left--) {
      text.append((char) random.nextInt(most));
    }
    return text.toString();
  }

  /** Something opened many times, and perhaps closed as often. */
  private String nested() {
    String[] pair = one(Pieces.PAIRS).split(" … ", -1);
    int depth = 1 + random.nextInt(LONGEST / (pair[0].length() + pair[1].length()));
    int closed = random.nextInt(3) == 0 ? random.nextInt(depth + 1) : depth;
    return one(Pieces.HEADS)
        + pair[0].repeat(depth)
        + "1"
        + pair[1].repeat(closed)
        + one(Pieces.TAILS);
  }

  /** A long list of anything: values, columns, statements, signs. */
  private String repeated() {
    String piece = random.nextBoolean() ? one(Pieces.REPEATED) : piece();
    int most = LONGEST / piece.length();
    String head = random.nextBoolean() ? one(Pieces.HEADS) : "";
    int count = random.nextBoolean() ? most : random.nextInt(most);
    var text = new StringBuilder(head);
    for (int number = 1; number <= count && text.length() < LONGEST; number++) {
      text.append(piece.replace("#", Integer.toString(number)));
    }
    return text + tail();
  }

  private String tail() {
    return random.nextBoolean() ? one(Pieces.TAILS) : piece();
  }

  private String joined() {
    var text = new StringBuilder();
    int length = random.nextInt(LONGEST);
    while (text.length() < length) {
      text.append(one(scripts)).append(random.nextInt(4) == 0 ? "" : ";\n");
    }
    return text.toString();
  }

  private String piece() {
    return one(Pieces.ODD);
  }
}
