package org.aisleflow.api.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page has no build step that would notice these. */
final class PageFilesTest {
    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Pattern LOADED_BY_HTML = Pattern.compile("(?:src|href)=\"([^#\"]+)\"");
    private static final Pattern LOADED_BY_MODULES = Pattern.compile("from '([^']+)'");
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?:https?:)?//(?!www\\.w3\\.org/(?:1999|2000)/)[a-z0-9]+\\.[a-z]");

    @Test
    void everythingThePageLoadsIsThere() {
        List<String> loaded =
                files(".html", ".js").flatMap(PageFilesTest::addressesOfWhatItLoads).toList();

        assertThat(loaded)
                .hasSizeGreaterThan(50)
                .allSatisfy(address -> assertThat(isServed(address)).as(address).isTrue());
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        assertThat(files(".html", ".js", ".css", ".svg"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(text(file)).doesNotContainPattern(ELSEWHERE));
    }

    @Test
    void dataNeverBecomesMarkup() {
        assertThat(files(".js"))
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(text(file))
                                .doesNotContain(
                                        "innerHTML",
                                        "outerHTML",
                                        "insertAdjacentHTML",
                                        "document.write",
                                        "eval("));
    }

    private static Stream<String> addressesOfWhatItLoads(Path file) {
        boolean html = file.toString().endsWith(".html");
        URI here = URI.create("/").resolve(WEB.relativize(file).toString().replace('\\', '/'));
        return (html ? LOADED_BY_HTML : LOADED_BY_MODULES)
                .matcher(text(file))
                .results()
                .map(match -> here.resolve(match.group(1)).getPath())
                .filter(address -> !address.startsWith("/swagger-ui"));
    }

    /** The page's own files lie in the class path under web, WebJars where WebJars lie. */
    private static boolean isServed(String address) {
        String resource =
                address.startsWith("/webjars/")
                        ? "/META-INF/resources" + address
                        : "/web" + address;
        return PageFilesTest.class.getResource(resource) != null;
    }

    private static Stream<Path> files(String... endings) {
        try (Stream<Path> all = Files.walk(WEB)) {
            return all
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
