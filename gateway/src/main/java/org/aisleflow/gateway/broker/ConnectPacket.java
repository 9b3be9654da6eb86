package org.aisleflow.gateway.broker;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Whether the first bytes of a connection are an MQTT CONNECT packet; what it says is not judged.
 */
enum ConnectPacket {
    /** It may become one. */
    INCOMPLETE,
    /** It is one. */
    WHOLE,
    /** It is not, and will not be. */
    FOREIGN;

    /** A name, a secret and a client id are far shorter. */
    static final int LARGEST_BYTES = 8 * 1024;

    private static final int TYPE = 0x10;
    private static final int LENGTH_BYTES = 4;
    private static final int SMALLEST_BYTES = 12;
    private static final List<byte[]> NAMES = List.of(named("MQTT"), named("MQIsdp"));

    static ConnectPacket in(ByteBuf bytes) {
        int at = bytes.readerIndex();
        int available = bytes.readableBytes();
        if (available == 0) {
            return INCOMPLETE;
        }
        if (bytes.getByte(at) != TYPE) {
            return FOREIGN;
        }
        int length = 0;
        for (int i = 0; i < LENGTH_BYTES; i++) {
            if (1 + i >= available) {
                return INCOMPLETE;
            }
            int next = bytes.getByte(at + 1 + i);
            length |= (next & 0x7F) << (7 * i);
            if ((next & 0x80) == 0) {
                return judge(bytes, at + 2 + i, length);
            }
        }
        return FOREIGN;
    }

    private static ConnectPacket judge(ByteBuf bytes, int begin, int length) {
        if (length < SMALLEST_BYTES || length > LARGEST_BYTES) {
            return FOREIGN;
        }
        if (NAMES.stream().noneMatch(name -> beginsLike(bytes, begin, name))) {
            return FOREIGN;
        }
        return bytes.writerIndex() - begin >= length ? WHOLE : INCOMPLETE;
    }

    /** As far as it has come. */
    private static boolean beginsLike(ByteBuf bytes, int begin, byte[] name) {
        for (int i = 0; i < name.length && begin + i < bytes.writerIndex(); i++) {
            if (bytes.getByte(begin + i) != name[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] named(String name) {
        return ("\0" + (char) name.length() + name).getBytes(StandardCharsets.US_ASCII);
    }
}
