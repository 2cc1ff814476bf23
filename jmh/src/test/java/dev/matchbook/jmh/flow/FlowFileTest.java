package dev.matchbook.jmh.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowFileTest {
  @TempDir private Path folder;

  @Test
  void whatWasWrittenIsRead() throws IOException {
    Flow flow = new FlowSetting(100, 42, true).generate(FlowName.MIX);
    Path file = folder.resolve("flow");
    FlowFile.write(file, flow);
    Flow read = FlowFile.read(file);
    assertThat(read.commands).isEqualTo(flow.commands);
    assertThat(read.firstTimed()).isEqualTo(flow.firstTimed());
  }

  @Test
  void fileThatIsCutOffIsRefused() throws IOException {
    Path file = folder.resolve("flow");
    FlowFile.write(file, new FlowSetting(100, 42, false).generate(FlowName.MATCH));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(1_000);
    }
    assertThatThrownBy(() -> FlowFile.read(file))
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("1000");
  }
}
