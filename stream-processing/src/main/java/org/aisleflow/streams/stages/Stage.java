package org.aisleflow.streams.stages;

import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** A node of the topology whose work begins, with all it needs, when its task does. */
final class Stage<I, V> implements Processor<I, V, Object, Object> {
    private final Function<ProcessorContext<Object, Object>, Work<I, V>> begin;
    private Work<I, V> work =
            record -> {
                throw new IllegalStateException("a record came before the task began");
            };

    private Stage(Function<ProcessorContext<Object, Object>, Work<I, V>> begin) {
        this.begin = begin;
    }

    static <I, V> ProcessorSupplier<I, V, Object, Object> of(
            Function<ProcessorContext<Object, Object>, Work<I, V>> begin) {
        return () -> new Stage<>(begin);
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        work = begin.apply(context);
    }

    @Override
    public void process(Record<I, V> record) {
        work.process(record);
    }

    /** What a stage does with a record. */
    @FunctionalInterface
    interface Work<I, V> {
        /**
         * Takes a record.
         *
         * @param record the record
         */
        void process(Record<I, V> record);
    }
}
