package org.aisleflow.gateway;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aisleflow.contracts.telemetry.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A UDP link that doubles datagrams, lets them overtake each other, swallows the answers, and
 * remembers what went through so that it can be played again.
 */
final class UdpFaultProxy implements AutoCloseable {
    private static final int LARGEST = 65_535;

    private final DatagramSocket front;
    private final InetSocketAddress target;
    private final Random random;
    private final Map<SocketAddress, DatagramSocket> behind = new ConcurrentHashMap<>();
    private final List<Recorded> recorded = new CopyOnWriteArrayList<>();
    private volatile int percentDoubled;
    private volatile int percentLate;
    private volatile boolean answersLost;
    private @Nullable Recorded late;

    private record Recorded(SocketAddress sender, Payload datagram) {}

    UdpFaultProxy(int target, long seed) throws IOException {
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), target);
        this.random = new Random(seed);
        this.front = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::serve);
    }

    int port() {
        return front.getLocalPort();
    }

    void disturb(int percentOfDoubled, int percentOfLate) {
        percentDoubled = percentOfDoubled;
        percentLate = percentOfLate;
    }

    /** Half-open: what is sent arrives, what is answered does not. */
    void loseAnswers(boolean lost) {
        answersLost = lost;
    }

    int recorded() {
        return recorded.size();
    }

    /** Sends everything again that ever went through, from the same addresses. */
    void replay() throws IOException {
        for (Recorded again : recorded) {
            send(again.sender(), again.datagram().bytes());
        }
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
                front.receive(packet);
                byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
                Recorded next = new Recorded(packet.getSocketAddress(), Payload.of(bytes));
                recorded.add(next);
                passOn(next);
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void passOn(Recorded next) throws IOException {
        Recorded waiting = late;
        if (waiting == null && random.nextInt(100) < percentLate) {
            late = next;
            return;
        }
        late = null;
        send(next.sender(), next.datagram().bytes());
        if (random.nextInt(100) < percentDoubled) {
            send(next.sender(), next.datagram().bytes());
        }
        if (waiting != null) {
            send(waiting.sender(), waiting.datagram().bytes());
        }
    }

    private void send(SocketAddress sender, byte[] bytes) throws IOException {
        DatagramSocket socket = behind.get(sender);
        if (socket == null) {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            behind.put(sender, socket);
            DatagramSocket answers = socket;
            Thread.startVirtualThread(() -> answer(sender, answers));
        }
        socket.send(new DatagramPacket(bytes, bytes.length, target));
    }

    private void answer(SocketAddress sender, DatagramSocket socket) {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
                socket.receive(packet);
                if (!answersLost) {
                    front.send(new DatagramPacket(packet.getData(), packet.getLength(), sender));
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @Override
    public void close() {
        front.close();
        behind.values().forEach(DatagramSocket::close);
    }
}
