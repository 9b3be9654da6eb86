package org.aisleflow.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.aisleflow.sim.Progress;
import org.aisleflow.sim.Simulation;
import org.aisleflow.sim.SimulationConfig;
import org.aisleflow.sim.SimulationConfig.Timeline;
import org.aisleflow.sim.devices.ShopCatalog;
import org.aisleflow.sim.purchasing.ApiAccess;
import org.aisleflow.sim.sending.Destination;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code aisleflow demo}: the system, and a simulated shop that sends to it. */
@Command(
        name = "demo",
        description =
                "Runs everything in one process, with a simulated shop: first its last days, then real time.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    /** The shop's past arrives now, although it happened weeks ago. */
    private static final Duration LATENESS = Duration.ofDays(35);

    private static final int MOST_PAST_DAYS = 34;

    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            description =
                    "Write there what truly happens in the shop, for ./aisleflow score to compare with.")
    private @Nullable Path truth;

    @Option(
            names = "--past-days",
            paramLabel = "N",
            defaultValue = "28",
            description =
                    "Days before today that the shop tells first, 0 to 34 (${DEFAULT-VALUE}).")
    private int pastDays;

    @Spec private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        if (pastDays < 0 || pastDays > MOST_PAST_DAYS) {
            throw new ParameterException(
                    command.commandLine(),
                    "--past-days is %d, allowed are 0 to %d".formatted(pastDays, MOST_PAST_DAYS));
        }
        Clock clock = Clock.systemUTC();
        try (Launch launch = Launch.prepare(options)) {
            SimulationConfig shop = shop(launch);
            launch.start(
                    new AllInOne.Settings(true, LATENESS, ShopCatalog.of(shop.scenario())), clock);
            launch.run(Simulation.start(shop, clock, Progress.printedTo(System.out, isWatched())));
            launch.waitForTheEnd();
            return 0;
        }
    }

    private SimulationConfig shop(Launch launch) {
        Ports ports = launch.ports();
        URI api = URI.create("http://127.0.0.1:%d".formatted(ports.http()));
        SimulationConfig demo =
                SimulationConfig.demo(
                                Destination.gateway("127.0.0.1", ports.mqtt(), ports.coap()),
                                launch.data().of("shop"))
                        .with(Timeline.pastThenLive(pastDays))
                        .with(new ApiAccess(api, launch.token()));
        return truth == null ? demo : demo.withTruth(truth);
    }

    private boolean isWatched() {
        return !options.headless() && Objects.requireNonNull(System.console()).isTerminal();
    }
}
