package dev.belay.check;

import java.util.Optional;

/**
 * What becomes of one migration file.
 *
 * @param file its name, without folders
 * @param before its text; empty where the file is new
 */
public record FileEdit(String file, Optional<String> before, String after) {}
