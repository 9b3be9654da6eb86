package org.aisleflow.standalone;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aisleflow up}: the system without a simulated shop. */
@Command(
        name = "up",
        description = "Runs everything in one process, for your own devices.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    private static final Duration LATENESS = Duration.ofDays(7);

    @Mixin private CommonOptions options = new CommonOptions();

    @Option(
            names = "--insecure-devices",
            description =
                    "Let devices on this machine in without credentials, also ones the catalog does not know.")
    private boolean insecureDevices;

    @Override
    public Integer call() {
        try (Launch launch = Launch.prepare(options)) {
            launch.start(
                    new AllInOne.Settings(insecureDevices, LATENESS, List.of()), Clock.systemUTC());
            if (!insecureDevices) {
                launch.say(
                        "Devices get in with the credentials of POST /api/v1/fleet/devices; to try it without, on this"
                                + " machine, start it with --insecure-devices.");
            }
            launch.waitForTheEnd();
            return 0;
        }
    }
}
