package org.aisleflow.streams.stages;

import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.topics.Topics;
import org.aisleflow.streams.Tallies;
import org.aisleflow.streams.catalog.CatalogEntries;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the newest entry of each key; one that cannot be read leaves the one before in force. */
final class KeepCatalog implements Processor<String, byte[], Void, Void> {
    private static final Logger LOGGER = LoggerFactory.getLogger(KeepCatalog.class);

    private final Tallies tallies;
    private @Nullable CatalogEntries entries;

    KeepCatalog(Tallies tallies) {
        this.tallies = tallies;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        entries = context.getStateStore(StageNames.CATALOG_STORE);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (entries == null || record.key() == null) {
            return;
        }
        if (record.value() == null || isReadable(record.key(), record.value())) {
            entries.put(record.key(), record.value());
        }
    }

    private boolean isReadable(String key, byte[] value) {
        try {
            CatalogEntry entry =
                    Topics.CATALOG
                            .values()
                            .deserializer()
                            .deserialize(Topics.CATALOG.name(), value);
            if (key.equals(entry.key())) {
                return true;
            }
            LOGGER.warn("Catalog entry ignored: key={} is not that of its entry", key);
        } catch (SerializationException unreadable) {
            LOGGER.warn("Catalog entry ignored: key={} reason={}", key, unreadable.getMessage());
        }
        tallies.count(Tallies.Tally.UNREADABLE_CATALOG_ENTRY);
        return false;
    }
}
