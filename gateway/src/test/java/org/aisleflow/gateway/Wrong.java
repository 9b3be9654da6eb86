package org.aisleflow.gateway;

import org.aisleflow.gateway.identity.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Who does what, and why not.
 *
 * @param what in words
 * @param refusal what is noted; null if nothing is
 * @param attempt does it
 */
record Wrong(String what, @Nullable Refusal refusal, Wrong.Attempt attempt) {
    /** Somebody who wants to do something. */
    interface Attempt {
        /** True if it was let do so. */
        boolean succeeds() throws Exception;
    }

    @Override
    public String toString() {
        return what;
    }
}
