package org.aisleflow.gateway.broker;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.journal.EncodingSupport;
import org.apache.activemq.artemis.core.persistence.impl.journal.JournalRecordIds;
import org.apache.activemq.artemis.core.persistence.impl.journal.codec.CursorAckRecordEncoding;
import org.apache.activemq.artemis.core.persistence.impl.journal.codec.DeliveryCountUpdateEncoding;
import org.apache.activemq.artemis.core.persistence.impl.journal.codec.PageCountPendingImpl;
import org.apache.activemq.artemis.core.persistence.impl.journal.codec.PageCountRecord;
import org.apache.activemq.artemis.core.persistence.impl.journal.codec.PageCountRecordInc;
import org.apache.activemq.artemis.core.persistence.impl.journal.codec.PageUpdateTXEncoding;
import org.apache.activemq.artemis.core.persistence.impl.journal.codec.RefEncoding;
import org.apache.activemq.artemis.core.persistence.impl.journal.codec.ScheduledDeliveryEncoding;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.spi.core.protocol.MessagePersister;

/**
 * Looks at what records of the message journal hold, as Artemis' {@code
 * AbstractJournalStorageManager} does at its start, and {@code MQTTPublishManager} when a message
 * is delivered.
 */
final class BodyCheck {
    private static final Pattern USER_PROPERTY =
            Pattern.compile(
                    Pattern.quote(MQTTUtil.MQTT_USER_PROPERTY_KEY_PREFIX) + "(\\d{1,9})\\..*");
    private static final int HIGHEST_QOS = 2;

    private BodyCheck() {}

    /**
     * Says whether Artemis will do with a record what it was written for.
     *
     * @param kind one of {@code JournalRecordIds} unless damaged, or {@link JournalRecords#NO_KIND}
     * @param body the bytes after the record's head
     */
    static boolean isWhole(int kind, byte[] body) {
        try {
            ActiveMQBuffer buffer = ActiveMQBuffers.wrappedBuffer(body);
            return switch (kind) {
                case JournalRecords.NO_KIND -> true;
                case JournalRecordIds.ADD_MESSAGE_PROTOCOL ->
                        StoredMessage.isSafe(body) && isDeliverable(buffer);
                case JournalRecordIds.ADD_REF, JournalRecordIds.ACKNOWLEDGE_REF ->
                        isAllOf(buffer, new RefEncoding());
                case JournalRecordIds.UPDATE_DELIVERY_COUNT ->
                        isAllOf(buffer, new DeliveryCountUpdateEncoding());
                case JournalRecordIds.SET_SCHEDULED_DELIVERY_TIME ->
                        isAllOf(buffer, new ScheduledDeliveryEncoding());
                case JournalRecordIds.PAGE_TRANSACTION ->
                        isAllOf(buffer, new PageUpdateTXEncoding());
                case JournalRecordIds.ACKNOWLEDGE_CURSOR, JournalRecordIds.PAGE_CURSOR_COMPLETE ->
                        isAllOf(buffer, new CursorAckRecordEncoding());
                case JournalRecordIds.PAGE_CURSOR_COUNTER_VALUE ->
                        isAllOf(buffer, new PageCountRecord());
                case JournalRecordIds.PAGE_CURSOR_COUNTER_INC ->
                        isAllOf(buffer, new PageCountRecordInc());
                case JournalRecordIds.PAGE_CURSOR_PENDING_COUNTER ->
                        isAllOf(buffer, new PageCountPendingImpl());
                // Large messages, transactions across resources and ids against duplicates are
                // kinds that this broker never writes, and the others Artemis passes over.
                default -> false;
            };
        } catch (RuntimeException damaged) {
            return false;
        }
    }

    private static boolean isAllOf(ActiveMQBuffer body, EncodingSupport encoding) {
        encoding.decode(body);
        return !body.readable();
    }

    private static boolean isDeliverable(ActiveMQBuffer body) {
        Message message = MessagePersister.getInstance().decode(body, null, null);
        message.toCore().getReadOnlyBodyBuffer();
        String address = message.getAddress();
        return address != null
                && ReadableText.isReadable(address)
                && hasQualityOfService(message)
                && hasWholeProperties(message);
    }

    /**
     * To an MQTT client, one that is none would be tried again for ever, and all behind it wait.
     */
    private static boolean hasQualityOfService(Message message) {
        if (!message.containsProperty(MQTTUtil.MQTT_QOS_LEVEL_KEY)) {
            return true;
        }
        int qos = message.getIntProperty(MQTTUtil.MQTT_QOS_LEVEL_KEY);
        return qos >= 0 && qos <= HIGHEST_QOS;
    }

    /**
     * They are decoded when they are asked for, which without this would be after the start, or by
     * the reader.
     */
    private static boolean hasWholeProperties(Message message) {
        Set<Integer> numbers = new HashSet<>();
        for (SimpleString name : message.getPropertyNames()) {
            Object value = message.getObjectProperty(name);
            if (!ReadableText.isReadable(name.toString())
                    || (value instanceof SimpleString text
                            && !ReadableText.isReadable(text.toString()))
                    || (value instanceof String string && !ReadableText.isReadable(string))) {
                return false;
            }
            Matcher user = USER_PROPERTY.matcher(name.toString());
            if (user.matches()) {
                numbers.add(Integer.valueOf(user.group(1)));
            }
        }
        int told =
                message.containsProperty(MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY)
                        ? message.getIntProperty(MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY)
                        : 0;
        // Artemis would try in vain to deliver one of which a property has lost its name.
        // The number may be any when it is damaged.
        return numbers.size() == told && numbers.stream().allMatch(number -> number < told);
    }
}
