package org.aisleflow.standalone;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The user's browser, on a machine with a screen. */
final class Browser {
    private static final Logger LOGGER = LoggerFactory.getLogger(Browser.class);

    private Browser() {}

    /** Opens a page if there is a screen; the link was printed, so that nothing is lost if not. */
    static void open(URI page) {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        if (!mac && System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            return;
        }
        try {
            new ProcessBuilder(List.of(mac ? "open" : "xdg-open", page.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noBrowser) {
            LOGGER.info("No browser could be opened: {}", noBrowser.getMessage());
        }
    }
}
