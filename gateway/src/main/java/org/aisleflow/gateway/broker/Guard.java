package org.aisleflow.gateway.broker;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * The broker's doorkeeper. Fails closed: what is not expressly allowed is refused, also when
 * something unforeseen goes wrong while deciding.
 */
final class Guard implements ActiveMQSecurityManager5 {
    private static final String COMMAND = "command";
    private static final int PUBLISH_LEVELS = 5;

    private final InternalIdentity internal;
    private final DevicePolicy policy;
    private final WildcardConfiguration wildcards;

    Guard(InternalIdentity internal, DevicePolicy policy, WildcardConfiguration wildcards) {
        this.internal = internal;
        this.policy = policy;
        this.wildcards = wildcards;
    }

    /** The gateway's own clients. */
    private record GatewayItself() implements Principal {
        @Override
        public String getName() {
            return "gateway";
        }
    }

    /** A device, known by its client id. */
    private record ConnectedDevice(String clientId) implements Principal {
        @Override
        public String getName() {
            return clientId;
        }
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String securityDomain) {
        if (connection == null) {
            return null;
        }
        // Asked again for every message: a connection does not change who it is.
        Subject known = connection.getSubject();
        if (known != null) {
            return known;
        }
        String clientId = connection.getClientID();
        if (clientId == null) {
            return null;
        }
        if (isInternal(user, password)) {
            return subject(new GatewayItself());
        }
        // Whoever takes over the reader's client id would take over its unread messages.
        if (clientId.startsWith(InternalIdentity.CLIENT_ID_PREFIX)) {
            return null;
        }
        DevicePolicy.Peer peer =
                new DevicePolicy.Peer(clientId, user, password, address(connection));
        return policy.mayConnect(peer) ? subject(new ConnectedDevice(clientId)) : null;
    }

    @Override
    public boolean authorize(
            @Nullable Subject subject, Set<Role> roles, CheckType checkType, String address) {
        if (subject == null) {
            return false;
        }
        if (!subject.getPrincipals(GatewayItself.class).isEmpty()) {
            return true;
        }
        return subject.getPrincipals(ConnectedDevice.class).stream()
                .anyMatch(device -> allows(device.clientId(), checkType, topic(address)));
    }

    private boolean allows(String clientId, CheckType checkType, String topic) {
        return switch (checkType) {
            case SEND -> mayPublish(clientId, topic);
            case CREATE_ADDRESS -> mayPublish(clientId, topic) || isOwnCommand(clientId, topic);
            case CONSUME,
                    CREATE_DURABLE_QUEUE,
                    CREATE_NON_DURABLE_QUEUE,
                    DELETE_DURABLE_QUEUE,
                    DELETE_NON_DURABLE_QUEUE ->
                    isOwnCommand(clientId, topic);
            case BROWSE, MANAGE, DELETE_ADDRESS, VIEW, EDIT -> false;
        };
    }

    /**
     * Only topics of the full form: one with fewer levels would reach no queue and vanish after it
     * was acknowledged. So would one with a backslash, the broker's own escape character.
     */
    private boolean mayPublish(String clientId, String topic) {
        String[] levels = topic.split("/", -1);
        return levels.length == PUBLISH_LEVELS
                && topic.indexOf('\\') < 0
                && levels[0].equals("aisleflow")
                && levels[1].equals("v1")
                && !levels[2].isEmpty()
                && !levels[3].isEmpty()
                && !levels[4].isEmpty()
                && !levels[4].equals(COMMAND)
                && policy.maySpeakFor(clientId, levels[2], levels[3]);
    }

    private static boolean isOwnCommand(String clientId, String topic) {
        String[] levels = topic.split("/", -1);
        return levels.length == PUBLISH_LEVELS
                && levels[0].equals("aisleflow")
                && levels[1].equals("v1")
                && !levels[2].isEmpty()
                && !levels[2].equals("+")
                && !levels[2].equals("#")
                && levels[3].equals(clientId)
                && levels[4].equals(COMMAND);
    }

    private String topic(String address) {
        int queue = address.indexOf("::");
        String bare = queue < 0 ? address : address.substring(0, queue);
        return MQTTUtil.getMqttTopicFromCoreAddress(bare, wildcards);
    }

    private boolean isInternal(@Nullable String user, @Nullable String password) {
        return internal.user().equals(user)
                && password != null
                && MessageDigest.isEqual(
                        internal.password().getBytes(StandardCharsets.UTF_8),
                        password.getBytes(StandardCharsets.UTF_8));
    }

    private static Subject subject(Principal who) {
        // Artemis insists on a principal of its own class.
        return new Subject(true, Set.of(who, new UserPrincipal(who.getName())), Set.of(), Set.of());
    }

    /**
     * The peer's address, or null when it is no address that we understand: then nobody is let in.
     */
    static @Nullable InetAddress address(RemotingConnection connection) {
        String text = connection.getRemoteAddress();
        if (text == null) {
            return null;
        }
        int port = text.lastIndexOf(':');
        String host = port < 0 ? text : text.substring(0, port);
        try {
            return InetAddress.ofLiteral(host.replaceAll("^/|[\\[\\]]", ""));
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user,
            @Nullable String password,
            Set<Role> roles,
            CheckType checkType) {
        return false;
    }
}
