package org.pydl4j.etl.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BlockSource;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.schema.Schema;

/** A process over a source, in one thread. */
record ProcessedSource(TransformProcess process, BlockSource source, Consumer<Rejected> rejected)
    implements BlockSource {

  @Override
  public Schema schema() {
    return process.getFinalSchema();
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
    try {
      for (Stage stage : process.stages()) {
        if (stage.isRowWise()) {
          rowWise.add(stage);
        } else {
          reader = whole(new Reader(reader, rowWise, block -> block.retain()), stage);
          rowWise.clear();
        }
      }
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
    return new Reader(reader, rowWise, block -> process.checked(block, rejected));
  }

  /** Reads all, applies a stage, and reads the result. */
  private static BlockReader whole(BlockReader reader, Stage stage) {
    List<Block> read = new ArrayList<>();
    try (reader) {
      for (Block next = reader.next(); next != null; next = reader.next()) {
        read.add(next);
      }
    } catch (RuntimeException e) {
      read.forEach(Block::close);
      throw e;
    }
    if (read.isEmpty()) {
      return new Once(List.of());
    }
    try (Blocks all = Blocks.of(read.get(0).schema(), read)) {
      return new Once(stage.applyToAll(all).blocks());
    }
  }

  /** Gives blocks that it owns, one time. */
  private static final class Once implements BlockReader {
    private final List<Block> blocks;

    Once(List<Block> blocks) {
      this.blocks = new ArrayList<>(blocks);
    }

    @Override
    public @Nullable Block next() {
      return blocks.isEmpty() ? null : blocks.remove(0);
    }

    @Override
    public void close() {
      blocks.forEach(Block::close);
      blocks.clear();
    }
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
