package org.aisleflow.sim.sending;

import java.util.Set;
import java.util.function.Consumer;

/**
 * A way to the gateway on which messages arrive twice or damaged. A damaged message is lost: over
 * MQTT the gateway can only acknowledge it, so its device believes it stored and does not send it
 * again. Here it counts as refused, since that is what becomes of it. Thread-safe.
 */
final class BadLink implements Link {
    private final Link way;
    private final Network network;

    BadLink(Link way, Network network) {
        this.way = way;
        this.network = network;
    }

    /** Half of it where letters may leave twice: the copies are on their way as well. */
    @Override
    public int window() {
        int window = way.window();
        return network.mayDuplicate() && window > 1 ? window / 2 : window;
    }

    @Override
    public void whenReady(Runnable ready) {
        way.whenReady(ready);
    }

    @Override
    public void listen(Inbox inbox) {
        way.listen(inbox);
    }

    @Override
    public void send(Letter letter, Consumer<Answer> answer) {
        Set<Mischief> mischief = network.mischief(letter);
        boolean damaged =
                mischief.contains(Mischief.TRUNCATED) || mischief.contains(Mischief.NONSENSE);
        if (damaged) {
            way.send(network.damaged(letter, mischief), said -> answer.accept(lost(said)));
        } else {
            way.send(letter, answer);
            if (mischief.contains(Mischief.DUPLICATED)) {
                way.send(letter, _ -> {});
            }
        }
    }

    private static Answer lost(Answer said) {
        return said instanceof Answer.Stored ? new Answer.Refused("it arrived damaged") : said;
    }

    @Override
    public void close() {
        way.close();
    }
}
