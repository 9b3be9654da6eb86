package org.aisleflow.gateway.broker;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.cluster.ClusterConnection;
import org.apache.activemq.artemis.core.server.metrics.MetricsManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.AcceptorFactory;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ServerConnectionLifeCycleListener;

/**
 * Makes Artemis' acceptor take its encryption from a {@link TlsPort}: of Artemis' own key stores
 * none is a pair of PEM files that may change while it runs. Artemis finds this class by its name.
 */
public final class TlsAcceptorFactory implements AcceptorFactory {
    /** For Artemis. */
    public TlsAcceptorFactory() {}

    // As Artemis declares it.
    @SuppressWarnings("rawtypes")
    @Override
    public Acceptor createAcceptor(
            String name,
            ClusterConnection clusterConnection,
            Map<String, Object> configuration,
            BufferHandler handler,
            ServerConnectionLifeCycleListener listener,
            Executor threadPool,
            ScheduledExecutorService scheduledThreadPool,
            Map<String, ProtocolManager> protocolMap,
            String threadFactoryGroupName,
            MetricsManager metricsManager) {
        if (!(configuration.get(TlsPort.PARAMETER) instanceof TlsPort port)) {
            throw new IllegalStateException("the acceptor " + name + " has no TLS port");
        }
        return new NettyAcceptor(
                name,
                clusterConnection,
                configuration,
                handler,
                listener,
                scheduledThreadPool,
                threadPool,
                protocolMap,
                threadFactoryGroupName,
                metricsManager) {
            @Override
            public SslHandler getSslHandler(
                    ByteBufAllocator allocator, String peerHost, int peerPort) {
                return port.handler(allocator, peerHost);
            }
        };
    }
}
