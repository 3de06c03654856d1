package dev.belay.migration;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a file of SQL. */
final class SqlFile {
  private SqlFile() {}

  static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.of(Code.INPUT_OUTPUT, file + " is not UTF-8")
          .remedy("save it as UTF-8")
          .toException(e);
    }
  }
}
