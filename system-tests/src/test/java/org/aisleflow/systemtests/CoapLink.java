package org.aisleflow.systemtests;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.aisleflow.contracts.wire.Encoding;
import org.aisleflow.contracts.wire.TelemetryAddress;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.exception.ConnectorException;

/** The plainest CoAP sender: confirmable, one request at a time. */
final class CoapLink implements TestDevice.Link {
    private static final long PATIENCE_MILLIS = 3_000;
    private static final long PAUSE_NANOS = 200_000_000;

    private final int port;
    private final CoapEndpoint endpoint;
    private final CoapClient client = new CoapClient();

    CoapLink(int port) {
        this.port = port;
        this.endpoint =
                CoapEndpoint.builder()
                        .setConfiguration(Configuration.createStandardWithoutFile())
                        .build();
        client.setEndpoint(endpoint);
        client.setTimeout(PATIENCE_MILLIS);
    }

    @Override
    public boolean send(TelemetryAddress address, byte[] payload) {
        Encoding encoding = Encoding.ofMessage(null, payload).orElseThrow();
        client.setURI("coap://127.0.0.1:" + port + "/" + address.path());
        try {
            CoapResponse response = client.post(payload, encoding.contentFormat());
            if (response != null && response.getCode() == ResponseCode.CHANGED) {
                return true;
            }
        } catch (ConnectorException | IOException unreachable) {
            // Tried again by the device, as after a time-out.
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        return false;
    }

    @Override
    public void close() {
        client.shutdown();
        endpoint.destroy();
    }
}
