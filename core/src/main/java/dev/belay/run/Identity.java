package dev.belay.run;

/**
 * Who runs Belay, and which.
 *
 * @param process the operating system's process id
 * @param version of Belay
 */
public record Identity(String user, String host, long process, String version) {}
