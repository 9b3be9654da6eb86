package org.aisleflow.sim.sending;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What devices keep that cannot leave yet. A device whose memory is full gives up its oldest. Used
 * by one thread.
 */
final class LatePost {
    private final long mostBytes;
    private final Consumer<Letter> givenUp;
    private final Map<String, Memory> memories = new LinkedHashMap<>();

    private static final class Memory {
        private final Deque<Late> letters = new ArrayDeque<>();
        private long bytes;
    }

    private record Late(Letter letter, long leaves) {}

    /**
     * Makes it empty.
     *
     * @param mostBytes how much payload each device can keep
     * @param givenUp told of what is lost because a memory was full
     */
    LatePost(long mostBytes, Consumer<Letter> givenUp) {
        this.mostBytes = mostBytes;
        this.givenUp = givenUp;
    }

    /** Keeps a letter until a time, in milliseconds since 1970. */
    void keep(Letter letter, long leaves) {
        String device = letter.address().store() + "/" + letter.device();
        Memory memory = memories.computeIfAbsent(device, _ -> new Memory());
        memory.letters.addLast(new Late(letter, leaves));
        memory.bytes += letter.payload().length;
        while (memory.bytes > mostBytes && memory.letters.size() > 1) {
            Letter oldest = memory.letters.removeFirst().letter();
            memory.bytes -= oldest.payload().length;
            givenUp.accept(oldest);
        }
    }

    /** Takes out what can leave by a time, device by device, in the order in which it was said. */
    List<Letter> leavingBy(long millis) {
        List<Letter> leaving = new ArrayList<>();
        Iterator<Memory> all = memories.values().iterator();
        while (all.hasNext()) {
            Memory memory = all.next();
            Iterator<Late> letters = memory.letters.iterator();
            while (letters.hasNext()) {
                Late late = letters.next();
                if (late.leaves() <= millis) {
                    letters.remove();
                    memory.bytes -= late.letter().payload().length;
                    leaving.add(late.letter());
                }
            }
            if (memory.letters.isEmpty()) {
                all.remove();
            }
        }
        return leaving;
    }
}
