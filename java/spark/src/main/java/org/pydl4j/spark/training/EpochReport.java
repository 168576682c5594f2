package org.pydl4j.spark.training;

import java.io.Serializable;
import java.util.List;

/**
 * One pass over the data by all workers.
 *
 * @param epoch from 0
 * @param score mean training score, by examples
 * @param validationScore mean score of the validation examples after the pass, NaN without any
 * @param examples trained on in this pass, by all
 * @param seconds that the pass took
 * @param best whether the model after this pass is the best so far
 * @param workers the workers' own numbers of this pass, by rank
 */
public record EpochReport(
    long epoch,
    double score,
    double validationScore,
    long examples,
    double seconds,
    boolean best,
    List<WorkerReport> workers)
    implements Serializable {}
