package dev.belay.migrate;

import dev.belay.rehearse.DownProof;
import dev.belay.rehearse.Ground;
import dev.belay.rehearse.Rehearsed;
import dev.belay.repository.RehearsalRecord;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept of a rehearsal: whoever takes the run back has to know what its scripts are worth.
 */
final class KeptRehearsal {
  private KeptRehearsal() {}

  /** Writes it down, before the change lasts. */
  static void keep(Work work) {
    DownProof down = work.rehearsed().map(Rehearsed::down).orElse(DownProof.NONE);
    SortedMap<String, String> scripts = new TreeMap<>();
    down.scripts().forEach(script -> scripts.put(script.file(), script.checksum()));
    Ground ground = work.rehearsed().map(Rehearsed::ground).orElse(Ground.OFF);
    work.workspace()
        .repository()
        .putRehearsal(work.run(), new RehearsalRecord(ground.toString(), scripts, down.faults()));
  }
}
