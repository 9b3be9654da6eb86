package org.aisleflow.benchmarks;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.aisleflow.benchmarks.report.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aisleflow bench machine}: the machine, as every table names it. */
@Command(
        name = "machine",
        description = "Describes this machine, as every table does.",
        mixinStandardHelpOptions = true)
final class MachineCommand implements Callable<Integer> {
    @Spec private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        command.commandLine().getOut().println(Machine.here(Clock.systemUTC()));
        return 0;
    }
}
