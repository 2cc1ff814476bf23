package dev.matchbook.jmh.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageFileTest {
  private static final MessageBytes TWO = new MessageBytes().sell(7, 5, 100).modify(7, 6, 101);

  @TempDir private Path folder;

  @Test
  void everyFieldIsReadAsItIsWritten() throws IOException {
    Messages messages =
        read(new MessageBytes().sellNow(-1, 0xffff_ffffL, -5).buy(1L << 40, 1, 1L << 40).file());

    assertThat(messages.count()).isEqualTo(2);
    assertThat(messages.type(0)).isEqualTo(Messages.NEW);
    assertThat(messages.side(0)).isEqualTo(1);
    assertThat(messages.isIoc(0)).isTrue();
    assertThat(messages.qty(0)).isEqualTo(0xffff_ffffL);
    assertThat(messages.id(0)).isEqualTo(-1);
    assertThat(messages.price(0)).isEqualTo(-5);
    assertThat(messages.side(1)).isZero();
    assertThat(messages.isIoc(1)).isFalse();
    assertThat(messages.id(1)).isEqualTo(1L << 40);
    assertThat(messages.price(1)).isEqualTo(1L << 40);
  }

  @Test
  void aPackedFileIsKnownByItsFirstBytes() throws IOException {
    assertThat(read(TWO.gzip()).count()).isEqualTo(2);
  }

  @Test
  void aFileWithoutMessagesIsOne() throws IOException {
    assertThat(read(new MessageBytes().file()).count()).isZero();
  }

  @Test
  void moreMessagesThanOneBlockAreRead() throws IOException {
    MessageBytes many = new MessageBytes();
    for (int i = 0; i < 3_000; i++) {
      many.buy(i, 1 + i, i);
    }
    Messages messages = read(many.file());
    assertThat(messages.count()).isEqualTo(3_000);
    assertThat(messages.qty(2_999)).isEqualTo(3_000);
  }

  @Test
  void cancelsAndModifiesGetWhatTheyNameFromTheMessagesBeforeThem() throws IOException {
    Messages messages =
        read(
            new MessageBytes()
                .sell(7, 5, 100)
                .cancel(7)
                .modify(7, 6, 101)
                .cancel(7)
                .buy(7, 5, 90)
                .cancel(7)
                .file());

    assertThat(messages.side(1)).isEqualTo(1);
    assertThat(messages.price(1)).isEqualTo(100);
    assertThat(messages.side(2)).isEqualTo(1);
    assertThat(messages.price(2)).isEqualTo(101);
    assertThat(messages.price(3)).isEqualTo(101);
    assertThat(messages.side(5)).isZero();
    assertThat(messages.price(5)).isEqualTo(90);
  }

  @Test
  void aTruncatedFileIsRefusedAtTheByteWhereItEnds() {
    refuses(Arrays.copyOf(TWO.file(), 0), "byte 0: the file ends inside its header");
    refuses(Arrays.copyOf(TWO.file(), 15), "byte 15: the file ends inside its header");
    refuses(Arrays.copyOf(TWO.file(), 16), "byte 16: the file ends at record 0 of 2");
    refuses(Arrays.copyOf(TWO.file(), 95), "byte 95: the file ends at record 1 of 2");
  }

  @Test
  void aTruncatedOrDamagedPackedFileIsRefused() throws IOException {
    byte[] packed = TWO.gzip();
    refuses(Arrays.copyOf(packed, packed.length / 2), "gzip: Unexpected end");
    refuses(Arrays.copyOf(packed, 5), "byte 0: gzip: ");
    packed[packed.length - 5] ^= 1;
    refuses(packed, "gzip: ");
  }

  @Test
  void aFileThatGoesOnIsRefused() {
    refuses(Arrays.copyOf(TWO.file(), 97), "byte 96: the file goes on behind its 2 records");
  }

  @Test
  void aForeignFileIsRefused() {
    refuses("seq,side,price,quantity".getBytes(), "byte 0: not a flash1 order file");
    refuses(with(8, 2), "byte 8: version 2 is not known");
    refuses(with(12, -1), "byte 12: 4294967295 messages are more than");
  }

  @Test
  void aRecordThatCannotBeIsRefused() {
    refuses(with(16, 3), "byte 16: type 3 is not known");
    refuses(with(57, 2), "byte 57: side 2 is not known");
    refuses(with(58, 0xff), "byte 58: ioc 255 is not known");
    refuses(with(64, 5), "byte 64: sequence number 5 where 1 is due");
  }

  @Test
  void anIdMayBeUsedAgainWhenItsOrderRestsNoMore() throws IOException {
    MessageBytes reused =
        new MessageBytes().buy(1, 5, 9).cancel(1).sell(1, 5, 9).buy(2, 5, 9).buyNow(1, 1, 9);
    assertThat(read(reused.file()).count()).isEqualTo(5);
  }

  @Test
  void anIdOfAnOrderThatStillRestsIsRefused() {
    byte[] taken = new MessageBytes().buy(1, 5, 9).buy(-1, 5, 9).sell(2, 5, 9).buy(-1, 1, 8).file();
    refuses(taken, "byte 152: new order 18446744073709551615, but an order with this id still");
  }

  private void refuses(byte[] bytes, String what) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(FlashFileException.class)
        .hasMessageContaining("orders.bin: byte ")
        .hasMessageContaining(what);
  }

  private Messages read(byte[] bytes) throws IOException {
    return MessageFile.read(Files.write(folder.resolve("orders.bin"), bytes));
  }

  /** Two good messages but for one byte or, in the header, one int. */
  private static byte[] with(int offset, int value) {
    ByteBuffer file = ByteBuffer.wrap(TWO.file()).order(ByteOrder.LITTLE_ENDIAN);
    if (offset < MessageFile.HEADER_BYTES) {
      file.putInt(offset, value);
    } else {
      file.put(offset, (byte) value);
    }
    return file.array();
  }
}
