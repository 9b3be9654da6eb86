package org.aisleflow.api.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.aisleflow.api.http.JsonBody;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.ids.DeviceId;
import org.jspecify.annotations.Nullable;

/** What devices are told to do, and what became of it. */
@Controller("/api/v1/fleet/devices/{device}/commands")
@Tag(name = "fleet")
@ExecuteOn(TaskExecutors.IO)
final class CommandsController {
    private final CommandDispatcher dispatcher;
    private final FleetDevices devices;

    CommandsController(CommandDispatcher dispatcher, FleetDevices devices) {
        this.dispatcher = dispatcher;
        this.devices = devices;
    }

    /**
     * Tells a device to do something. The command waits while the device is away, until it expires;
     * up to 16 may wait.
     *
     * @param device the device
     * @param store its store; may be left out if only one store has a device of that id
     * @param command what to do
     * @return 202 and the command with its id
     */
    @Post
    HttpResponse<CommandView> send(
            String device,
            @QueryValue @Nullable String store,
            @RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(implementation = CommandRequest.class)))
                    @Body
                    JsonNode command) {
        CommandRequest request = CommandRequest.read(JsonBody.object(command));
        DeviceId id = FleetDevices.idOf(device);
        if (id.equals(DeviceId.GATEWAY)) {
            throw ProblemException.badRequest(
                    "The gateway itself takes no commands; choose one of its devices.");
        }
        return HttpResponse.accepted()
                .body(dispatcher.send(devices.knownStoreOf(id, store), id, request));
    }

    /**
     * The commands of a device: all that are open, and the last 20 that are over.
     *
     * @param device the device
     * @param store its store; may be left out if only one store has a device of that id
     * @return the commands, newest first
     */
    @Get
    List<CommandView> commands(String device, @QueryValue @Nullable String store) {
        DeviceId id = FleetDevices.idOf(device);
        return dispatcher.commandsOf(devices.knownStoreOf(id, store), id);
    }
}
