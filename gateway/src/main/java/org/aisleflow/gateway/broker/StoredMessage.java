package org.aisleflow.gateway.broker;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.apache.activemq.artemis.core.message.impl.CoreMessagePersister;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.utils.DataConstants;

/**
 * The lengths within a message of the journal, which Artemis' {@code CoreMessagePersister}, {@code
 * CoreMessage} and {@code TypedProperties} believe when they read it: a damaged one makes them take
 * memory for two billion properties, or read beyond the message and end the process.
 */
final class StoredMessage {
    private static final int USER_ID_BYTES = 16;

    private final ByteBuffer bytes;

    private StoredMessage(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /**
     * Says whether each length in it is possible, so that it can be decoded.
     *
     * @param body the body of a record {@code ADD_MESSAGE_PROTOCOL}
     */
    static boolean isSafe(byte[] body) {
        try {
            return new StoredMessage(ByteBuffer.wrap(body)).isWhole();
        } catch (BufferUnderflowException tooShort) {
            return false;
        }
    }

    private boolean isWhole() {
        if (bytes.get() != CoreMessagePersister.ID) {
            return false;
        }
        skip(Long.BYTES);
        skipNullableText();
        if (bytes.getInt() != bytes.remaining()) {
            return false;
        }
        skip(bytes.getInt() - PacketImpl.PACKET_HEADERS_SIZE);
        skipHeaders();
        return skipProperties() && !bytes.hasRemaining();
    }

    private void skipHeaders() {
        skip(Long.BYTES);
        skipNullableText();
        if (bytes.get() == DataConstants.NOT_NULL) {
            skip(USER_ID_BYTES);
        }
        int typeAndDurable = Byte.BYTES + Byte.BYTES;
        int expirationAndTime = Long.BYTES + Long.BYTES;
        int priority = Byte.BYTES;
        skip(typeAndDurable + expirationAndTime + priority);
    }

    private boolean skipProperties() {
        if (bytes.get() == DataConstants.NULL) {
            return true;
        }
        int count = bytes.getInt();
        for (int i = 0; i < count; i++) {
            skipText();
            if (!skipValue(bytes.get())) {
                return false;
            }
        }
        return count >= 0;
    }

    private boolean skipValue(byte type) {
        switch (type) {
            case DataConstants.NULL -> skip(0);
            case DataConstants.BOOLEAN, DataConstants.BYTE -> skip(Byte.BYTES);
            case DataConstants.SHORT, DataConstants.CHAR -> skip(Short.BYTES);
            case DataConstants.INT, DataConstants.FLOAT -> skip(Integer.BYTES);
            case DataConstants.LONG, DataConstants.DOUBLE -> skip(Long.BYTES);
            case DataConstants.BYTES -> skip(bytes.getInt());
            case DataConstants.STRING -> skipText();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void skipNullableText() {
        if (bytes.get() != DataConstants.NULL) {
            skipText();
        }
    }

    private void skipText() {
        int length = bytes.getInt();
        if (length % Character.BYTES != 0) {
            throw new BufferUnderflowException();
        }
        skip(length);
    }

    private void skip(int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        bytes.position(bytes.position() + length);
    }
}
