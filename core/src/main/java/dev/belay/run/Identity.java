package dev.belay.run;

/**
 * Who runs Belay, and which.
 *
 * @param process the operating system's process id
 * @param version of Belay
 */
public record Identity(String user, String host, long process, String version) {
  /** Who and where, for people. */
  public String words() {
    return user + " on " + host;
  }
}
