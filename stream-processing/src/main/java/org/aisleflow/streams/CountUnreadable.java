package org.aisleflow.streams;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last resort for records that cannot be read. The sources read everything as a value, so that
 * this is not called; if it is after all, the thread goes on and the log says so.
 */
public final class CountUnreadable implements DeserializationExceptionHandler {
    private static final Logger LOGGER = LoggerFactory.getLogger(CountUnreadable.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context,
            ConsumerRecord<byte[], byte[]> record,
            Exception exception) {
        LOGGER.error(
                "A record could not be read: topic={} partition={} offset={}",
                context.topic(),
                context.partition(),
                context.offset(),
                exception);
        return Response.resume();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // There is nothing to set.
    }
}
