package org.aisleflow.gateway;

import java.time.InstantSource;
import java.util.Set;
import org.aisleflow.contracts.commands.CommandFact;
import org.aisleflow.contracts.ids.CommandId;
import org.aisleflow.contracts.telemetry.Protocol;
import org.aisleflow.gateway.broker.CommandListener;
import org.aisleflow.gateway.commands.CommandBook;
import org.aisleflow.gateway.commands.CommandDesk;
import org.aisleflow.gateway.commands.MqttOutlet;
import org.aisleflow.gateway.identity.DeviceIdentity;
import org.aisleflow.gateway.kafka.CommandFollower;
import org.aisleflow.gateway.kafka.KafkaLog;

/** From Kafka to devices: what people want them to do, and back what became of it. */
final class Commands implements CommandListener, CommandFollower.Reader, AutoCloseable {
    private final CommandBook book;
    private final CommandFollower follower;
    private final CommandDesk desk;
    private final MqttOutlet outlet;

    Commands(GatewayConfig config, KafkaLog log, MqttOutlet.Broker broker, InstantSource clock) {
        this.book = new CommandBook(Set.copyOf(config.stores()), clock);
        this.follower = new CommandFollower(config.kafka(), log, this);
        this.desk = new CommandDesk(book, follower, clock);
        this.outlet = new MqttOutlet(book, broker, clock);
        desk.add((device, _) -> outlet.offer(device));
    }

    void start() {
        outlet.start();
        follower.start();
    }

    CommandBook book() {
        return book;
    }

    CommandDesk desk() {
        return desk;
    }

    @Override
    public void take(CommandFact fact) {
        desk.take(fact);
    }

    @Override
    public void forget(DeviceIdentity device, CommandId id) {
        desk.forget(device, id);
    }

    @Override
    public void subscribed(DeviceIdentity device) {
        outlet.handAgain(device);
        outlet.offer(device);
    }

    @Override
    public void kept(DeviceIdentity device, CommandId id) {
        outlet.isHanded(device, id);
    }

    @Override
    public void sessionEnded(DeviceIdentity device) {
        outlet.handAgain(device);
    }

    @Override
    public void acknowledged(DeviceIdentity device, CommandId id) {
        desk.delivered(device, id, Protocol.MQTT);
    }

    @Override
    public void close() {
        follower.close();
        outlet.close();
        desk.close();
    }
}
