package org.aisleflow.gateway.broker;

import io.netty.channel.Channel;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Connections whose device has not said yet who it is. Only so many are kept: for one more, the
 * oldest has to go, which had the most time. Thread-safe.
 */
final class Newcomers {
    private final int most;
    private final Set<Channel> oldestFirst = new LinkedHashSet<>();
    private boolean closed;

    Newcomers(int most) {
        this.most = most;
    }

    /**
     * Lets one more in.
     *
     * @return who has to go for it; null while there is room
     */
    synchronized @Nullable Channel add(Channel newcomer) {
        if (closed) {
            return newcomer;
        }
        oldestFirst.add(newcomer);
        if (oldestFirst.size() <= most) {
            return null;
        }
        Iterator<Channel> all = oldestFirst.iterator();
        Channel oldest = all.next();
        all.remove();
        return oldest;
    }

    /** Somebody has said who it is, or has gone. */
    synchronized void remove(Channel noLonger) {
        oldestFirst.remove(noLonger);
    }

    /** Nobody comes in any more. */
    void close() {
        List<Channel> waiting;
        synchronized (this) {
            closed = true;
            waiting = List.copyOf(oldestFirst);
        }
        waiting.forEach(Channel::close);
    }
}
