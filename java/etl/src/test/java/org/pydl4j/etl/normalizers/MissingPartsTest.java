package org.pydl4j.etl.normalizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.ArrayDataSetIterator;

class MissingPartsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NormalizerStandardize | 'mean':[1],'std':[1],'labelMean':[1] | labelMean | 1 and none",
        "NormalizerStandardize | 'mean':[1],'std':[1],'labelStd':[1,2] | labelStd | none and 2",
        "NormalizerStandardize | 'mean':[1],'std':[1],'labelMean':[1],'labelStd':[1,2] | labelStd |"
            + " 1 and 2",
        "NormalizerStandardize | 'mean':[1,2] | std | 2 and none",
        "NormalizerMinMaxScaler | 'to':1,'min':[1],'max':[2],'labelMin':[1] | labelMax | 1 and"
            + " none",
        "NormalizerMinMaxScaler | 'to':1,'max':[2] | min | none and 1",
      })
  void jsonWithHalfOfAPairIsRefusedByName(String type, String members, String named, String got) {
    String json = ("{'@class':'" + type + "'," + members + "}").replace('\'', '"');
    String message =
        assertThrows(ConfigurationException.class, () -> Normalizer.fromJson(json)).getMessage();
    assertTrue(message.contains("'" + named + "'"), message);
    assertTrue(message.endsWith("Got " + got + "."), message);
  }

  @Test
  void labelsThatAreNotThereAreNotFit() {
    try (NDArray features = Nd.ones(3, 2);
        ArrayDataSetIterator data = new ArrayDataSetIterator(features, null, 3)) {
      String message =
          assertThrows(DataException.class, () -> NormalizerStandardize.fit(data, true))
              .getMessage();
      assertTrue(message.contains("without labels"), message);
      assertEquals(1, NormalizerStandardize.fit(data, false).mean()[0], 0);
    }
  }
}
