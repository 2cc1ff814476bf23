package dev.matchbook.jmh.flow;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A flow in a file, for other processes of the same run.
 *
 * <pre>
 *   commands i32 | first timed i32 | commands × (id i64 | word i64), as in {@link Flow}
 * </pre>
 */
public final class FlowFile {
  private static final int HEADER_BYTES = 8;
  private static final int COMMAND_BYTES = 16;
  private static final int BLOCK_COMMANDS = 1 << 14;

  private FlowFile() {}

  /** Writes the flow over what is there. */
  public static void write(Path path, Flow flow) throws IOException {
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_COMMANDS * COMMAND_BYTES);
    try (FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      write(file, block.putInt(flow.size()).putInt(flow.firstTimed()));
      for (int i = 0; i < flow.size(); i++) {
        block.putLong(flow.commands[2 * i]).putLong(flow.commands[2 * i + 1]);
        if (!block.hasRemaining() || i == flow.size() - 1) {
          write(file, block);
        }
      }
    }
  }

  private static void write(FileChannel file, ByteBuffer block) throws IOException {
    block.flip();
    while (block.hasRemaining()) {
      file.write(block);
    }
    block.clear();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws EOFException if the file is shorter than it says
   */
  public static Flow read(Path path) throws IOException {
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_COMMANDS * COMMAND_BYTES);
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      read(file, block, HEADER_BYTES);
      int size = block.getInt();
      int firstTimed = block.getInt();
      long[] commands = new long[2 * size];
      for (int i = 0; i < size; i++) {
        if (i % BLOCK_COMMANDS == 0) {
          read(file, block, Math.min(BLOCK_COMMANDS, size - i) * COMMAND_BYTES);
        }
        commands[2 * i] = block.getLong();
        commands[2 * i + 1] = block.getLong();
      }
      return new Flow(commands, firstTimed);
    }
  }

  private static void read(FileChannel file, ByteBuffer block, int bytes) throws IOException {
    block.clear().limit(bytes);
    while (block.hasRemaining()) {
      if (file.read(block) < 0) {
        throw new EOFException("flow file: ends at byte " + file.position());
      }
    }
    block.flip();
  }
}
