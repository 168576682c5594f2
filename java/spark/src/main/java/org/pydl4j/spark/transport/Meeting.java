package org.pydl4j.spark.transport;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.rpc.RpcCallContext;

/**
 * Where the workers of one job learn of each other, on the driver: each is answered once the last
 * has come. Spark's own allGather does the same, but looks for its answer once a second.
 */
final class Meeting {
  private final int workers;
  private final Map<String, Map<Integer, Guest>> runs = new HashMap<>();

  /** A worker that waits for the others. */
  private record Guest(String word, RpcCallContext caller) {}

  Meeting(int workers) {
    this.workers = workers;
  }

  /**
   * Takes note of a worker, and answers all of its run if it is the last of them. What has come of
   * a run that Spark has ended meanwhile stays without an answer.
   *
   * @param run a run of the stage
   * @param rank the worker's number, from 0
   * @param word what the others are to know of it
   */
  synchronized void come(String run, int rank, String word, RpcCallContext caller) {
    Map<Integer, Guest> guests = runs.computeIfAbsent(run, name -> new HashMap<>());
    guests.put(rank, new Guest(word, caller));
    if (guests.size() < workers) {
      return;
    }
    runs.remove(run);
    String[] words = new String[workers];
    guests.forEach((number, guest) -> words[number] = guest.word);
    guests.values().forEach(guest -> guest.caller.reply(words));
  }
}
