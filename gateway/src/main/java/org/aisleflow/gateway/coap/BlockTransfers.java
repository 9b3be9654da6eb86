package org.aisleflow.gateway.coap;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;

/**
 * Bounds the bodies that come in blocks and are not complete yet. Californium sets the largest body
 * aside for each, and bounds only how many peers it knows. What is over the bound is not answered:
 * an honest device sends its block again after two seconds, and again. Thread-safe.
 */
final class BlockTransfers extends MessageInterceptorAdapter {
    /** A device has one message under way, perhaps of several kinds. */
    static final int MOST_OF_A_PEER = 4;

    /** Of 16 KiB each. */
    static final int MOST = 1_000;

    private final long lifetimeNanos;
    private final LongSupplier nanoTime;
    private final Map<Transfer, Long> seenNanos = new LinkedHashMap<>();
    private final Map<String, Integer> countByPeer = new HashMap<>();

    /**
     * Begins with none.
     *
     * @param lifetime after which Californium forgets a body of which nothing more comes
     * @param nanoTime a clock that only goes forward, as {@link System#nanoTime}
     */
    BlockTransfers(Duration lifetime, LongSupplier nanoTime) {
        this.lifetimeNanos = lifetime.toNanos();
        this.nanoTime = nanoTime;
    }

    /** One body; a peer sends one at a time to each path. */
    private record Transfer(String peer, String path) {}

    @Override
    public void receiveRequest(Request request) {
        BlockOption block = request.getOptions().getBlock1();
        if (block != null
                && !mayGoOn(
                        String.valueOf(request.getSourceContext().getPeerAddress()),
                        request.getOptions().getUriPathString(),
                        block.isM())) {
            request.cancel();
        }
    }

    /**
     * Counts a block.
     *
     * @param more whether others follow
     * @return false if there is no place for it
     */
    synchronized boolean mayGoOn(String peer, String path, boolean more) {
        long now = nanoTime.getAsLong();
        forgetOld(now);
        Transfer transfer = new Transfer(peer, path);
        boolean known = seenNanos.remove(transfer) != null;
        if (known) {
            count(peer, -1);
        }
        if (!more) {
            return true;
        }
        int others = countByPeer.getOrDefault(peer, 0);
        if (!known && (others >= MOST_OF_A_PEER || seenNanos.size() >= MOST)) {
            return false;
        }
        seenNanos.put(transfer, now);
        count(peer, 1);
        return true;
    }

    private void forgetOld(long now) {
        Iterator<Map.Entry<Transfer, Long>> oldestFirst = seenNanos.entrySet().iterator();
        while (oldestFirst.hasNext()) {
            Map.Entry<Transfer, Long> oldest = oldestFirst.next();
            if (now - oldest.getValue() < lifetimeNanos) {
                return;
            }
            oldestFirst.remove();
            count(oldest.getKey().peer(), -1);
        }
    }

    private void count(String peer, int more) {
        countByPeer.merge(
                peer, more, (before, change) -> before + change == 0 ? null : before + change);
    }
}
