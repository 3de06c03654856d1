package dev.belay.cli.show;

/** Colours, where there are any. The codes are those of ECMA-48, section 8.3.117. */
enum Ink {
  RED("31"),
  YELLOW("33"),
  GREEN("32"),
  FAINT("2"),
  BOLD("1");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  String on(String text, Terminal terminal) {
    return terminal.coloured() && !text.isEmpty()
        ? "\u001b[" + code + "m" + text + "\u001b[0m"
        : text;
  }
}
