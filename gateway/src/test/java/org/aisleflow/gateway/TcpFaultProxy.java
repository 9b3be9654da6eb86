package org.aisleflow.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A TCP link that can be cut, or go half-open: both ends believe to be connected, and nothing gets
 * through any more.
 */
public final class TcpFaultProxy implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;

    public TcpFaultProxy(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::serve);
    }

    public int port() {
        return door.getLocalPort();
    }

    public int links() {
        return links.size();
    }

    /** Resets every connection at once. */
    public void cutAll() {
        links.forEach(Link::cut);
    }

    /** From now on nothing gets through the present connections; new ones work. */
    public void stallAll() {
        links.forEach(link -> link.stalled = true);
    }

    /** Whether new connections get through. */
    public void open(boolean nowOpen) {
        open = nowOpen;
    }

    private void serve() {
        try {
            while (true) {
                Socket near = door.accept();
                if (open) {
                    connect(near);
                } else {
                    near.close();
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void connect(Socket near) throws IOException {
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            links.add(new Link(near, far).start());
        } catch (IOException refused) {
            near.close();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cutAll();
    }

    private final class Link {
        private final Socket near;
        private final Socket far;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean stalled;

        Link(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        Link start() {
            Thread.startVirtualThread(() -> pump(near, far));
            Thread.startVirtualThread(() -> pump(far, near));
            return this;
        }

        void cut() {
            links.remove(this);
            ended.countDown();
            shut(near);
            shut(far);
        }

        private void pump(Socket from, Socket to) {
            byte[] buffer = new byte[16_384];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (stalled) {
                        ended.await();
                        return;
                    }
                    out.write(buffer, 0, read);
                    out.flush();
                }
            } catch (IOException | InterruptedException gone) {
                // Told to both ends below.
            }
            if (!stalled) {
                cut();
            }
        }

        private static void shut(@Nullable Socket socket) {
            try {
                if (socket != null) {
                    // No farewell: whatever is under way is gone.
                    socket.setSoLinger(true, 0);
                    socket.close();
                }
            } catch (IOException gone) {
                // It was so already.
            }
        }
    }
}
