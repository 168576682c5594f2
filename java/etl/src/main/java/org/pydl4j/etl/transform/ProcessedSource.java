package org.pydl4j.etl.transform;

import java.util.List;
import java.util.function.Consumer;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.schema.Schema;

/** A process over a source, in one thread. */
record ProcessedSource(TransformProcess process, BlockSource source, Consumer<Rejected> rejected)
    implements BlockSource {

  @Override
  public Schema schema() {
    return process.getFinalSchema();
  }

  @Override
  public List<String> places() {
    return source.places();
  }

  @Override
  public String description() {
    return source.description() + " | " + process.description();
  }

  @Override
  public List<BlockSource> parts() {
    if (!process.isRowWise()) {
      return List.of(this);
    }
    return source.parts().stream()
        .<BlockSource>map(part -> new ProcessedSource(process, part, rejected))
        .toList();
  }

  @Override
  public BlockReader open() {
    BlockReader reader = source.open();
    for (Stage stage : process.stages()) {
      reader = stage.over(reader);
    }
    return new BlockByBlock(reader, block -> process.checked(block, rejected));
  }
}
