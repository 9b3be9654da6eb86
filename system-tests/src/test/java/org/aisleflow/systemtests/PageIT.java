package org.aisleflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The web page, in a real browser, over the running demo. */
@ExtendWith(SharedDemo.class)
class PageIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final AisleflowProcess demo;
    private ChromeDriver browser;

    PageIT(AisleflowProcess demo) {
        this.demo = demo;
    }

    @BeforeEach
    void openTheBrowser() {
        browser = Chromium.start();
    }

    @AfterEach
    void closeTheBrowser() {
        browser.quit();
    }

    @Test
    void theLogInLinkShowsTheStoreWithItsHeat() {
        logIn("");

        WebElement heat = waitFor("heat");
        waiting().until(_ -> Double.parseDouble(heat.getAttribute("data-heat-max")) > 0);

        assertThat(browser.getCurrentUrl()).doesNotContain(AisleflowProcess.TOKEN);
        assertThat(all("zone-row")).hasSizeGreaterThanOrEqualTo(20);
        assertThat(waitFor("live").getText()).isNotBlank();
        assertThat(errorsInTheConsole()).isEmpty();
    }

    @Test
    void anApprovedSuggestionIsStillApprovedAfterARestart() {
        logIn("#/replenishment");
        waiting().until(_ -> !browser.findElements(open()).isEmpty());
        WebElement suggestion = browser.findElement(open());
        String id = Objects.requireNonNull(suggestion.getAttribute("data-id"));

        suggestion.findElement(testId("approve")).click();
        waiting().until(_ -> stateOf(id).equals("approved"));
        demo.stop();
        demo.start();
        browser.navigate().refresh();

        waiting().until(_ -> stateOf(id).equals("approved"));
        assertThat(errorsInTheConsole()).isEmpty();
    }

    @Test
    void theFleetShowsEveryDeviceAndItsLedger() {
        logIn("#/fleet");
        waiting().until(_ -> all("device-row").size() > 90);

        all("device-row").getFirst().findElement(By.cssSelector("a, button")).click();

        assertThat(waitFor("balance").getText()).isNotBlank();
        assertThat(errorsInTheConsole()).isEmpty();
    }

    @Test
    void withoutATokenThePageAsksForIt() {
        browser.get("http://127.0.0.1:" + demo.httpPort() + "/");

        assertThat(waitFor("token").isDisplayed()).isTrue();
    }

    private void logIn(String place) {
        browser.get(
                "http://127.0.0.1:%d/#token=%s".formatted(demo.httpPort(), AisleflowProcess.TOKEN));
        waitFor("live");
        if (!place.isEmpty()) {
            browser.get("http://127.0.0.1:%d/%s".formatted(demo.httpPort(), place));
        }
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

    private WebElement waitFor(String testId) {
        return waiting()
                .until(_ -> browser.findElements(testId(testId)).stream().findFirst().orElse(null));
    }

    private List<WebElement> all(String testId) {
        return browser.findElements(testId(testId));
    }

    private WebDriverWait waiting() {
        WebDriverWait wait = new WebDriverWait(browser, LIMIT);
        wait.ignoring(org.openqa.selenium.StaleElementReferenceException.class);
        return wait;
    }

    private List<String> errorsInTheConsole() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry ->
                        entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .filter(message ->
                        !message.contains("ERR_CONNECTION_REFUSED") && !message.contains("/live?"))
                .toList();
    }

    private static By open() {
        return By.cssSelector("[data-testid=suggestion][data-state=open]");
    }

    private static By testId(String testId) {
        return By.cssSelector("[data-testid=%s]".formatted(testId));
    }
}
