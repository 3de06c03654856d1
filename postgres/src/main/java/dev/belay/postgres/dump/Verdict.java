package dev.belay.postgres.dump;

import java.nio.charset.Charset;

/** What is to be done with one piece of a script. */
public sealed interface Verdict {
  /** It runs as it is. */
  record Run() implements Verdict {}

  /** It runs, but may be refused by the server without harm; that is told. */
  record Try() implements Verdict {}

  /** It is left out; {@code what} says what kind of thing, for people. */
  record PassOver(String what) implements Verdict {}

  /** With it in the script nothing is restored. */
  record Refuse(String why) implements Verdict {}

  /** What follows is in another encoding. */
  record Encoding(Charset charset) implements Verdict {}

  /** What a backslash in a string means from here on. */
  record Escapes(boolean on) implements Verdict {}
}
