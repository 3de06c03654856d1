package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.TestServer;

/**
 * Judges what a command has told, and what it has left, when its server or its connections were
 * lost.
 *
 * @param before what there was before
 * @param after what there is when nothing befalls it
 */
record Aftermath(TestServer server, State before, State after) {
  void judge(Room room, Room.Screen screen, String when) throws Exception {
    String told = when + "\n" + screen.text();
    assertThat(screen.text()).as(told).doesNotContain("\tat ", "a bug");
    switch (screen.status()) {
      case DONE -> assertThat(State.of(room)).as(told).isEqualTo(after);
      case FAILED, UNREACHABLE -> {
        assertThat(screen.text()).as(told).containsAnyOf("can't reach", "was lost", "ended with");
        assertThat(screen.text()).as(told).contains("Failed in ", "State: ", "Next:  ");
        assertThat(screen.text()).as(told).containsAnyOf("nothing was changed", "as it was before");
        assertThat(State.of(room)).as(told).isEqualTo(before);
      }
      case NEEDS_PERSON -> {
        assertThat(screen.text()).as(told).contains("State: ", "Next:  ", "belay recover");
        recovers(room, told);
      }
      default -> throw new AssertionError(told);
    }
    cleared(room, told);
  }

  private void recovers(Room room, String told) throws Exception {
    Room.Screen recovered = room.run("recover");
    assertThat(recovered.status()).as(told + recovered.text()).isEqualTo(ExitStatus.DONE);
    boolean in = recovered.text().contains("is complete, and its change is in");
    assertThat(State.of(room)).as(told + recovered.text()).isEqualTo(in ? after : before);
  }

  /**
   * The next run finds nothing in its way. What is left is cleared as soon as the server has
   * noticed that whoever made it is gone.
   */
  private void cleared(Room room, String told) throws Exception {
    assertThat(room.names(".belay/runs")).as(told).isEmpty();
    room.done("prune");
    String sessions =
        "SELECT (SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'belay%')"
            + " + (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory')"
            + " + (SELECT count(*) FROM pg_prepared_xacts)";
    Wait.until(() -> server.psql("postgres", sessions).strip().equals("0"));
    room.done("prune");
    assertThat(room.database().leftOver()).as(told).isEmpty();
    assertThat(room.names(".belay/scratch")).as(told).isEmpty();
  }
}
