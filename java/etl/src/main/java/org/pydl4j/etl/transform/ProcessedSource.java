package org.pydl4j.etl.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
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
    List<Stage> rowWise = new ArrayList<>();
    for (Stage stage : process.stages()) {
      if (stage.isRowWise()) {
        rowWise.add(stage);
      } else {
        reader = stage.over(new Reader(reader, rowWise, Block::retain));
        rowWise.clear();
      }
    }
    return new Reader(reader, rowWise, block -> process.checked(block, rejected));
  }

  /** Applies row-wise stages block by block. */
  private static final class Reader implements BlockReader {
    private final BlockReader of;
    private final List<Stage> stages;
    private final java.util.function.UnaryOperator<Block> last;

    Reader(BlockReader of, List<Stage> stages, java.util.function.UnaryOperator<Block> last) {
      this.of = of;
      this.stages = List.copyOf(stages);
      this.last = last;
    }

    @Override
    public @Nullable Block next() {
      Block now = of.next();
      if (now == null) {
        return null;
      }
      for (Stage stage : stages) {
        try (Block former = now) {
          now = stage.apply(former);
        }
      }
      try (Block former = now) {
        return last.apply(former);
      }
    }

    @Override
    public void close() {
      of.close();
    }
  }
}
