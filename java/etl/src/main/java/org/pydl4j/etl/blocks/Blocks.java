package org.pydl4j.etl.blocks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * A data set that lies in memory as blocks. It owns them: close it when it is no longer read. Its
 * readers give blocks that share the memory.
 */
public final class Blocks implements BlockSource, AutoCloseable {
  private final Schema schema;
  private final List<Block> blocks;

  private Blocks(Schema schema, List<Block> blocks) {
    this.schema = schema;
    this.blocks = List.copyOf(blocks);
  }

  /**
   * Of these blocks, which it owns from now on.
   *
   * @throws ConfigurationException if one has another schema
   */
  public static Blocks of(Schema schema, List<Block> blocks) {
    for (Block block : blocks) {
      if (!block.schema().equals(schema)) {
        blocks.forEach(Block::close);
        throw new ConfigurationException(
            "All blocks must have the schema " + schema + ". Got " + block.schema() + ".");
      }
    }
    return new Blocks(schema, blocks);
  }

  /** All that a source has, read into memory. */
  public static Blocks read(BlockSource source) {
    return read(source.schema(), source.open());
  }

  /** All that a reader still has, read into memory; the reader is closed. */
  public static Blocks read(Schema schema, BlockReader blocks) {
    List<Block> read = new ArrayList<>();
    try (BlockReader reader = blocks) {
      for (Block next = reader.next(); next != null; next = reader.next()) {
        read.add(next);
      }
      return of(schema, read);
    } catch (RuntimeException e) {
      read.forEach(Block::close);
      throw e;
    }
  }

  /** The blocks; this owns them. */
  public List<Block> blocks() {
    return blocks;
  }

  /** How many rows there are in all blocks. */
  public long rows() {
    return blocks.stream().mapToLong(Block::rows).sum();
  }

  /** All rows in one block, which the caller owns. */
  public Block together() {
    if (blocks.size() == 1) {
      return blocks.get(0).retain();
    }
    if (blocks.isEmpty()) {
      try (BlockBuilder none = new BlockBuilder(schema)) {
        return none.build();
      }
    }
    return Together.of(schema, blocks);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public String description() {
    return rows() + " rows of " + schema;
  }

  @Override
  public BlockReader open() {
    return new BlockReader() {
      private int next;

      @Override
      public @Nullable Block next() {
        BlockReader.requireUninterrupted();
        return next < blocks.size() ? blocks.get(next++).retain() : null;
      }

      @Override
      public void close() {
        next = blocks.size();
      }
    };
  }

  /** Its blocks, which stay its own. */
  @Override
  public @Nullable BlockPieces pieces() {
    return blocks.size() < 2
        ? null
        : BlockPieces.of(
            blocks.stream().<BlockSource>map(block -> new Blocks(schema, List.of(block))).toList());
  }

  /** Frees the blocks, as far as nobody else owns their columns. */
  @Override
  public void close() {
    blocks.forEach(Block::close);
  }
}
