package org.aisleflow.gateway.coap;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.aisleflow.gateway.tls.TlsFiles;
import org.jspecify.annotations.Nullable;

/**
 * Where devices that speak CoAP come in.
 *
 * @param plain where to listen without encryption; port 0 for a free one
 * @param anybody whether those who come without encryption may speak for any device
 * @param secure where to listen with DTLS; null for nowhere
 */
public record CoapSettings(InetSocketAddress plain, boolean anybody, @Nullable Secure secure) {
    /**
     * Where to listen with DTLS.
     *
     * @param address the address; port 0 for a free one
     * @param files the gateway's certificate; null for pre-shared keys only
     * @param connections the file in which connections are kept while the gateway is down
     */
    public record Secure(InetSocketAddress address, @Nullable TlsFiles files, Path connections) {}
}
