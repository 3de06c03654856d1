package dev.belay.shim;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a file that a shell is going to run.
 *
 * @param place what it is called in its file, for people
 * @param text as the shell gets it
 * @param offsets where each character of it stands in the file
 */
record Stretch(String place, String text, List<Integer> offsets) {
  Stretch {
    offsets = List.copyOf(offsets);
  }

  /** One that stands in the file as it is. */
  static Stretch plain(String place, String file, int from, int to) {
    List<Integer> offsets = new ArrayList<>();
    for (int at = from; at < to; at++) {
      offsets.add(at);
    }
    return new Stretch(place, file.substring(from, to), offsets);
  }
}
