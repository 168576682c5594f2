package org.pydl4j.spark.training;

import java.util.List;
import org.pydl4j.nn.Trainable;

/**
 * What a training made.
 *
 * @param model the trained model on the driver, which the caller closes
 * @param history one report a pass, those before a resumption included
 * @param bestEpoch the pass with the best score, from 0; -1 where there was none
 * @param stoppedEarly whether training ended before the wanted number of passes
 */
public record TrainingResult(
    Trainable model, List<EpochReport> history, long bestEpoch, boolean stoppedEarly) {}
