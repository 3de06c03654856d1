package dev.belay.othertools.layout;

import dev.belay.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** Checksums of a file's text, as the tools compute them. */
final class Checksums {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Checksums() {}

  /**
   * Prisma's, of the bytes; it accepts the same text with other line ends, and sums that it once
   * wrote without leading zeros (schema-engine/connectors/schema-connector/src/checksum.rs).
   */
  static List<String> prisma(String text) {
    String unix = text.replace("\r\n", "\n");
    List<String> sums = new ArrayList<>();
    for (String variant : List.of(text, unix, unix.replace("\n", "\r\n"))) {
      String sum = Sha256.of(variant);
      sums.add(sum);
      sums.add(withoutLeadingZeros(sum));
    }
    return sums;
  }

  private static String withoutLeadingZeros(String hexadecimal) {
    var text = new StringBuilder();
    for (int at = 0; at < hexadecimal.length(); at += 2) {
      text.append(Integer.toHexString(Integer.parseInt(hexadecimal, at, at + 2, 16)));
    }
    return text.toString();
  }

  /**
   * Flyway's, of the lines without their ends (ChecksumCalculator.java). So it does not notice when
   * lines are joined.
   */
  static String flyway(String text) {
    var sum = new CRC32();
    String bare = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    bare.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
    return Integer.toString((int) sum.getValue());
  }

  /** The script_hash of Sqitch, of the deploy script's bytes. */
  static String sqitch(String text) {
    return hexadecimal("SHA-1", text);
  }

  /** That of sqlx, of the bytes. */
  static String sqlx(String text) {
    return hexadecimal("SHA-384", text);
  }

  /**
   * Liquibase's since 4.22, of one change set of SQL (AbstractSQLChange.java, ChangeSet.java): of
   * the sum of its one change, which is of everything but white space.
   */
  static String liquibase(String sql) {
    var bare = new StringBuilder();
    for (int at = 0; at < sql.length(); at++) {
      if (" \n\r\t".indexOf(sql.charAt(at)) < 0) {
        bare.append(sql.charAt(at));
      }
    }
    String change = "9:" + hexadecimal("MD5", bare.toString());
    return "9:" + hexadecimal("MD5", change + ":");
  }

  private static String hexadecimal(String algorithm, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(digest(algorithm).digest(bytes));
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
