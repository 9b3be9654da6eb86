package org.aisleflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The web page, in one session of a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WebPage {
    private static final Map<String, String> ROWS =
            Map.of(
                    "#/store?flows=on", "zone-row",
                    "#/replenishment", "suggestion",
                    "#/fleet", "device-row");
    private static final int PHONE_PIXELS = 390;

    /** What has neither text nor a label cannot be told apart by ear. */
    private static final String CONTROLS_WITHOUT_A_NAME =
            """
            return [...document.querySelectorAll('button, a, input, select, textarea')]
              .filter((control) => control.checkVisibility() && !control.textContent.trim()
                && !control.getAttribute('aria-label') && !control.labels?.length)
              .map((control) => control.outerHTML)
            """;

    private final AisleflowProcess demo;
    private ChromeDriver browser;
    private Page page;

    WebPage(AisleflowProcess demo) {
        this.demo = demo;
    }

    @BeforeAll
    void openTheBrowser(@TempDir Path downloads) {
        browser = Chromium.start(downloads);
        page = new Page(browser, demo.httpPort(), downloads);
        page.open("");
        // Without a token the page asks for it.
        assertThat(page.waitFor("token").isDisplayed()).isTrue();
        page.open("#token=" + AisleflowProcess.TOKEN);
        page.waitFor("live");
    }

    @AfterAll
    void closeTheBrowser() {
        browser.quit();
    }

    @BeforeEach
    void forgetOldErrors() {
        page.errors();
    }

    @Test
    @Order(1)
    void theFirstScreenShowsTheStoreWithItsHeat() {
        page.open("#/store");

        page.waiting().until(_ -> page.numberIn("heat", "data-heat-max") > 0);

        assertThat(browser.getCurrentUrl()).doesNotContain(AisleflowProcess.TOKEN);
        assertThat(page.all("zone-row")).hasSizeGreaterThanOrEqualTo(20);
        assertThat(page.textOf("live")).isNotBlank();
        // Unknown until what the doors counted is in, too.
        page.waiting().until(_ -> page.textOf("people-in").matches("(?s).*\\d.*%.*"));
        page.waiting().until(_ -> !page.textOf("people-in").contains("unknown"));
        assertThat(browser.executeScript(CONTROLS_WITHOUT_A_NAME)).isEqualTo(List.of());
        assertThat(page.errors()).isEmpty();
    }

    @Test
    @Order(2)
    void theScrubberPlaysTheRangeAndTheFlowsAreDrawn() {
        page.waitFor("flow-switch").click();
        page.waiting().until(_ -> page.numberIn("flows", "data-links") > 0);

        String whole = page.textOf("scrubber-text");
        // Another first range, once more of the past is in, stops what plays.
        String first = page.waiting().until(_ -> playedBeyond(whole));
        page.waiting().until(_ -> !page.textOf("scrubber-text").equals(first));

        assertThat(first).matches(".*\\d\\d:\\d\\d–\\d\\d:\\d\\d");
        assertThat(page.errors()).isEmpty();
    }

    @Test
    @Order(3)
    void aZoneIsChosenByKeys() {
        // The table is drawn anew when something comes.
        String name =
                page.waiting()
                        .ignoring(ElementNotInteractableException.class)
                        .until(_ -> pressed(page.waitFor("zone-row")));

        page.waiting()
                .until(_ ->
                        page.all("zone-row").stream()
                                .map(row -> row.findElement(By.tagName("button")))
                                .filter(button -> button.getText().equals(name))
                                .allMatch(button ->
                                        "true".equals(button.getAttribute("aria-pressed"))));
    }

    @Test
    @Order(4)
    void periodsAreComparedAndQueuesShown() {
        assertThat(page.textOf(By.cssSelector("[data-testid=compare] [data-measure=In]")))
                .matches("(?s)In\\s.*\\d.*");
        assertThat(page.textOf("queue"))
                .contains("till-1", "Wait", "Gave up")
                .containsPattern("Length\\s+[\\d.]+ up to \\d");
        // By which doors half an hour of people came and left.
        assertThat(page.textOf("entry-exit-link")).matches("door-\\w+: \\d+ \\(\\d+ %\\)");
        browser.executeScript(
                "arguments[0].click()",
                page.waitFor(By.cssSelector("[data-testid=ways-by] input[value=basket]")));
        page.waiting().until(_ -> browser.getCurrentUrl().contains("ways=basket"));
        assertThat(page.textOf("ways")).contains("Whole UTC days");
        assertThat(page.errors()).isEmpty();
    }

    @Test
    @Order(5)
    void whatIsShownIsSaved() throws IOException {
        for (String button : List.of("zones-csv", "footfall-csv", "queues-csv", "save-png")) {
            // Parts that load above may move it under a click.
            browser.executeScript("arguments[0].click()", page.waitFor(button));
        }

        List<String> zones = Files.readAllLines(page.saved("zones.csv"));
        assertThat(zones.getFirst()).startsWith("zone,name,entries,");
        assertThat(zones).hasSize(page.all("zone-row").size() + 1);
        assertThat(Files.readAllLines(page.saved("footfall.csv"))).hasSizeGreaterThan(2);
        assertThat(Files.readAllLines(page.saved("queues.csv"))).hasSizeGreaterThan(1);
        var picture = ImageIO.read(page.saved("s1-plan.png").toFile());
        assertThat(picture.getWidth()).isGreaterThan(800);
        assertThat(coloursOf(picture)).isGreaterThan(20);
        assertThat(page.errors()).isEmpty();
    }

    @Test
    @Order(6)
    void theFleetShowsEveryDeviceAndItsLedger() {
        page.open("#/fleet");
        page.waiting().until(_ -> page.all("device-row").size() > 90);

        page.all("device-row").getFirst().findElement(By.cssSelector("a, button")).click();

        assertThat(page.textOf("balance")).isNotBlank();
        assertThat(page.errors()).isEmpty();
    }

    @Test
    @Order(7)
    void aDeviceIsToldWhatToDoFromItsRowWithTheKeyboard() {
        page.open("#/fleet");
        page.waiting().until(_ -> page.all("device-row").size() > 90);
        WebElement row =
                page.all("device-row").stream()
                        .filter(one -> "ok".equals(one.getAttribute("data-state")))
                        .filter(one -> !one.findElements(Page.marked("tell")).isEmpty())
                        .findFirst()
                        .orElseThrow();

        row.findElement(Page.marked("tell")).sendKeys(Keys.ENTER);
        WebElement command = page.waitFor("command");
        assertThat(browser.switchTo().activeElement()).isEqualTo(command);
        command.sendKeys("Show");
        page.waitFor("send-command").sendKeys(Keys.ENTER);

        page.waiting()
                .until(_ ->
                        page.all("command-row").stream()
                                .anyMatch(one -> "done".equals(one.getAttribute("data-state"))));
        assertThat(page.textOf("commands")).contains("Show which one it is", "blinking");
        browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        page.waiting().until(_ -> page.all("command-dialog").isEmpty());
        assertThat(page.errors()).isEmpty();
    }

    @Test
    @Order(8)
    void aPhoneNeedsNoScrollingSideways() {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        PHONE_PIXELS,
                        "height",
                        844,
                        "deviceScaleFactor",
                        2,
                        "mobile",
                        true));
        try {
            for (var place : ROWS.entrySet()) {
                page.open(place.getKey());
                page.waitFor(place.getValue());

                assertThat(
                                (Long)
                                        browser.executeScript(
                                                "return document.documentElement.scrollWidth"))
                        .as(place.getKey())
                        .isLessThanOrEqualTo(PHONE_PIXELS);
            }
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    @Order(9)
    void anApprovedSuggestionIsStillApprovedAfterARestart() {
        page.open("#/replenishment");
        page.waiting().until(_ -> !browser.findElements(openSuggestion()).isEmpty());
        WebElement suggestion = browser.findElement(openSuggestion());
        String id = Objects.requireNonNull(suggestion.getAttribute("data-id"));

        suggestion.findElement(Page.marked("approve")).click();
        page.waiting().until(_ -> stateOf(id).equals("approved"));
        demo.stop();
        demo.start();
        browser.navigate().refresh();

        page.waiting().until(_ -> stateOf(id).equals("approved"));
        assertThat(page.errors()).isEmpty();
    }

    /** Presses "Play" unless it plays; null while the range is shown as a whole. */
    private @Nullable String playedBeyond(String whole) {
        String shown = page.textOf("scrubber-text");
        if (!shown.equals(whole)) {
            return shown;
        }
        WebElement play = page.waitFor("play");
        if (play.getText().equals("Play")) {
            browser.executeScript("arguments[0].click()", play);
        }
        return null;
    }

    private static String pressed(WebElement zone) {
        WebElement button = zone.findElement(By.tagName("button"));
        String name = button.getText();
        button.sendKeys(Keys.ENTER);
        return name;
    }

    private static long coloursOf(BufferedImage picture) {
        return IntStream.range(0, picture.getWidth() * picture.getHeight())
                .map(pixel ->
                        picture.getRGB(pixel % picture.getWidth(), pixel / picture.getWidth()))
                .distinct()
                .count();
    }

    private String stateOf(String suggestion) {
        List<WebElement> found =
                browser.findElements(
                        By.cssSelector(
                                "[data-testid=suggestion][data-id=\"%s\"]".formatted(suggestion)));
        return found.isEmpty()
                ? "not shown"
                : String.valueOf(found.getFirst().getAttribute("data-state"));
    }

    private static By openSuggestion() {
        return By.cssSelector("[data-testid=suggestion][data-state=open]");
    }
}
