package org.aisleflow.sim.sending;

/** What the network did to a message on its way to the gateway. */
public enum Mischief {
    /** It arrived twice. */
    DUPLICATED,
    /** It left so late that younger ones may have overtaken it. */
    REORDERED,
    /** Its device had no connection when it wanted to send. */
    DELAYED,
    /** Only its first half arrived. */
    TRUNCATED,
    /** Bytes without meaning arrived instead. */
    NONSENSE
}
